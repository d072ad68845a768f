using MediatR;
using Microsoft.AspNetCore.Components;
using ShopifySync.Application.Common;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Common;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Account;

public sealed partial class Users
{
    private IReadOnlyList<UserRow>? _users;
    private IReadOnlyList<TokenRow>? _tokens;
    private NewToken? _made;
    private ConfirmDialog _confirm = default!;
    private Error? _error;
    private string _email = "", _password = "", _tokenName = "";
    private Role _role = Role.Reviewer;

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var users = await Dispatcher.Send(new ListUsersQuery());
        var tokens = await Dispatcher.Send(new ListTokensQuery());
        if (users.IsFailure || tokens.IsFailure)
            _error = users.Error ?? tokens.Error;
        else
            (_users, _tokens) = (users.Value, tokens.Value);
    }

    private async Task Add()
    {
        var added = await Dispatcher.Send(new AddUserCommand(_email.Trim(), _password, _role));
        _error = added.Error;
        if (!added.IsFailure)
            (_email, _password) = ("", "");
        await Load();
    }

    private Task ChangeRole(UserRow user, ChangeEventArgs e) =>
        Enum.TryParse<Role>(e.Value as string, out var role) ? Do(new ChangeRoleCommand(user.Id, role)) : Task.CompletedTask;

    private async Task Remove(UserRow user)
    {
        if (await _confirm.Ask($"Remove {user.Email}?", "This person can no longer sign in, and tokens that act for this user stop working. What this user decided stays in the history.", "Remove", dangerous: true))
            await Do(new RemoveUserCommand(user.Id));
    }

    private async Task MakeToken()
    {
        var made = await Dispatcher.Send(new CreateTokenCommand(_tokenName.Trim()));
        _error = made.Error;
        if (!made.IsFailure)
            (_made, _tokenName) = (made.Value, "");
        await Load();
    }

    private async Task Revoke(TokenRow token)
    {
        if (await _confirm.Ask($"Revoke {token.Name}?", "The program that uses this token is refused from now on.", "Revoke", dangerous: true))
            await Do(new RevokeTokenCommand(token.Id));
    }

    private async Task Do(IRequest<Result> request)
    {
        _error = (await Dispatcher.Send(request)).Error;
        await Load();
    }
}

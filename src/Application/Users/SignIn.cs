using System.Security.Claims;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>Checks email and password; the host then makes the cookie or the token. Anybody may try, until the account locks.</summary>
public sealed record SignInCommand(string Email, [property: Secret] string Password) : IRequest<Result<ClaimsPrincipal>>;

internal sealed class SignInHandler(IUserAccounts accounts) : IRequestHandler<SignInCommand, Result<ClaimsPrincipal>>
{
    public Task<Result<ClaimsPrincipal>> Handle(SignInCommand command, CancellationToken ct) => accounts.Check(command.Email, command.Password, ct);
}

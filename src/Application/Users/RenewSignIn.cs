using System.Security.Claims;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>The holder of a refresh token, as the user is today. Anybody may send it: the token was proof.</summary>
public sealed record RenewSignInCommand([property: Secret] ClaimsPrincipal Principal) : IRequest<Result<ClaimsPrincipal>>;

internal sealed class RenewSignInHandler(IUserAccounts accounts) : IRequestHandler<RenewSignInCommand, Result<ClaimsPrincipal>>
{
    public async Task<Result<ClaimsPrincipal>> Handle(RenewSignInCommand command, CancellationToken ct)
    {
        var renewed = await accounts.Renew(command.Principal, ct);
        if (renewed is null)
            return UserErrors.SignInAgain;

        return renewed;
    }
}

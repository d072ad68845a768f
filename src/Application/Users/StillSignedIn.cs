using System.Security.Claims;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>
/// Whether a connection that was signed in long ago would still be let in: the token not revoked, the password not changed,
/// the user still there and still allowed to look.
/// </summary>
public sealed record StillSignedInQuery(ClaimsPrincipal Principal) : IRequest<Result>, IRequireRole
{
    /// <summary>The claim of an API token's principal that names the token.</summary>
    public const string TokenClaim = "shopifysync:token";

    public static Role Needed => Role.Viewer;
}

internal sealed class StillSignedInHandler(IAppDbContext db, IUserAccounts accounts) : IRequestHandler<StillSignedInQuery, Result>
{
    public async Task<Result> Handle(StillSignedInQuery query, CancellationToken ct)
    {
        if (!Guid.TryParse(query.Principal.FindFirst(StillSignedInQuery.TokenClaim)?.Value, out var token))
            return await accounts.Renew(query.Principal, ct) is null ? UserErrors.SignInAgain : Result.Success;

        return await db.ApiTokens.AnyAsync(t => t.Id == token && t.RevokedAt == null, ct) ? Result.Success : UserErrors.SignInAgain;
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Users;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Security;

/// <summary>Reads <c>Authorization: Bearer</c>: a named API token, or the short-lived one that <c>/api/auth/login</c> gives.</summary>
internal sealed class ApiTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AppDbContext db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";
    private static readonly TimeSpan UsedPrecision = TimeSpan.FromMinutes(1);

    public static string? BearerOf(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
            // Browsers cannot set a header on a WebSocket, so the hub alone also takes it from the query.
            : request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) && request.Query["access_token"].ToString() is { Length: > 0 } fromQuery ? fromQuery
            : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerOf(Request) is not { Length: > 0 } bearer)
            return AuthenticateResult.NoResult();

        var hash = ApiTokenHash.Of(bearer);
        var found = await db.ApiTokens.Where(t => t.Hash == hash && t.RevokedAt == null)
            .Join(db.Users, t => t.UserId, u => u.Id, (t, u) => new { Token = t, u.Id, u.UserName })
            .FirstOrDefaultAsync(Context.RequestAborted);
        if (found is null)
            return await Context.AuthenticateAsync(IdentityConstants.BearerScheme);

        await Remember(found.Token);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, found.Id.ToString()),
                new Claim(ClaimTypes.Name, found.UserName ?? ""),
                new Claim(StillSignedInQuery.TokenClaim, found.Token.Id.ToString()),
            ], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async Task Remember(ApiToken token)
    {
        if (token.LastUsedAt is { } last && clock.GetUtcNow() - last < UsedPrecision)
            return;

        token.Used(clock.GetUtcNow());
        await db.SaveChangesAsync(Context.RequestAborted);
    }
}

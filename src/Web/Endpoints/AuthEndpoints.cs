using MediatR;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Users;
using ShopifySync.Web.Hosting;

namespace ShopifySync.Web.Endpoints;

internal static class AuthEndpoints
{
    public static void MapAuthEndpoints(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/api/auth").WithTags("Sign-in").AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        auth.MapPost("/login", async (Login body, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new SignInCommand(body.Email, body.Password), ct)).ToHttp(Token)).Produces<AccessTokenResponse>();

        auth.MapPost("/refresh", async (Refresh body, IMediator mediator, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock, CancellationToken ct) =>
        {
            var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(body.RefreshToken);
            return ticket?.Properties.ExpiresUtc > clock.GetUtcNow()
                ? (await mediator.Send(new RenewSignInCommand(ticket.Principal), ct)).ToHttp(Token)
                : UserErrors.SignInAgain.ToProblem();
        }).Produces<AccessTokenResponse>();
    }

    private static IResult Token(System.Security.Claims.ClaimsPrincipal principal) =>
        Results.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);

    private sealed record Login(string Email, string Password);

    private sealed record Refresh(string RefreshToken);
}

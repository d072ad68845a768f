using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ShopifySync.Web.Components;

internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        // The frame-ancestors header is ours (SecurityHeaders), not doubled by Blazor.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();

        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/sign-in");
        }).WithMetadata(new Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
    }
}

using System.Security.Claims;
using ShopifySync.Application.Common;

namespace ShopifySync.Web.Dispatch;

internal static class CurrentUserFromClaims
{
    /// <summary>Someone who is not signed in stays nobody.</summary>
    public static void ActFor(this CurrentUser user, ClaimsPrincipal principal)
    {
        if (Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            user.ActFor(id, principal.Identity?.Name ?? id.ToString());
    }

    /// <summary>Tells every later step of an HTTP request who asks; circuits are told by the dispatcher.</summary>
    public static IApplicationBuilder UseCurrentUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<CurrentUser>().ActFor(context.User);
        return next(context);
    });
}

using Microsoft.AspNetCore.Diagnostics;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>What fails outside of a use case, told to programs in the same form: a body that cannot be read, a bug.</summary>
internal sealed class ApiFailures(IDatabaseTroubles database) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return false;

        var problem = exception switch
        {
            BadHttpRequestException bad => new Error(ErrorKind.Invalid, "Request.Unreadable", $"The request cannot be read: {(bad.InnerException ?? bad).Message}", "Compare it with /openapi/v1.json.")
                .ToProblem(bad.StatusCode),
            _ when database.Of(exception) == DatabaseTrouble.Away => new Error(ErrorKind.Unavailable, "Database.Away", "The database does not answer, or cannot be written.", "Try again in a moment; why is in the server's log.")
                .ToProblem(StatusCodes.Status503ServiceUnavailable),
            _ => new Error(ErrorKind.Unavailable, "Unexpected", "The server met an unexpected problem.", "Try again; what went wrong is in the server's log.").ToProblem(StatusCodes.Status500InternalServerError),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Statuses that come without a body (not signed in, no such path) get one.</summary>
    public static void Describe(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code"))
            return;

        var (code, detail, nextStep) = problem.Status switch
        {
            StatusCodes.Status401Unauthorized => ("NotSignedIn", "This needs a sign-in.", "Send Authorization: Bearer with an API token, or sign in."),
            StatusCodes.Status403Forbidden => ("Forbidden", "You may not do this.", "Ask an administrator."),
            StatusCodes.Status404NotFound => ("NotFound", "There is no such address.", "Compare it with /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed => ("MethodNotAllowed", "This address does not take this method.", "Compare it with /openapi/v1.json."),
            StatusCodes.Status415UnsupportedMediaType => ("NotJson", "The body must be JSON.", "Send Content-Type: application/json."),
            StatusCodes.Status429TooManyRequests => ("TooManyRequests", "Too many attempts.", "Wait a minute, then try again."),
            _ => ("Unexpected", problem.Detail ?? "The request failed.", "Look at the server's log."),
        };
        (problem.Detail, problem.Extensions["code"], problem.Extensions["nextStep"]) = (detail, code, nextStep);
    }
}

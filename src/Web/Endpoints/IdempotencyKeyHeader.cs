using System.Security.Cryptography;
using System.Text;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>A POST with an Idempotency-Key is done once; the same request with the same key gets the first answer again.</summary>
internal static class IdempotencyKeyHeader
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var key = context.Request.Headers[Header].ToString();
        var user = context.RequestServices.GetRequiredService<ICurrentUser>();
        if (key.Length == 0 || user.Id is not { } id || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Errors.TooLong.ToProblem().ExecuteAsync(context);
            return;
        }

        var keys = context.RequestServices.GetRequiredService<IIdempotencyKeys>();
        switch (await keys.Claim(id, key, await HashOf(context.Request), context.RequestAborted))
        {
            case IdempotencyClaim.Misused:
                await Errors.Misused.ToProblem().ExecuteAsync(context);
                break;
            case IdempotencyClaim.StillRunning:
                await Errors.StillRunning.ToProblem().ExecuteAsync(context);
                break;
            case IdempotencyClaim.Answered(var answer):
                await Repeat(context.Response, answer);
                break;
            default:
                await DoAndKeep(context, next, keys, id, key);
                break;
        }
    });

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        hash.AppendData(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task Repeat(HttpResponse response, KeptAnswer answer)
    {
        (response.StatusCode, response.ContentType) = (answer.Status, answer.ContentType);
        response.Headers["Idempotent-Replayed"] = "true";
        if (answer.Body.Length > 0)
            await response.WriteAsync(answer.Body);
    }

    private static async Task DoAndKeep(HttpContext context, RequestDelegate next, IIdempotencyKeys keys, Guid user, string key)
    {
        var outside = context.Response.Body;
        using var written = new MemoryStream();
        context.Response.Body = written;
        var finished = false;
        try
        {
            await next(context);
            finished = context.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            context.Response.Body = outside;
            // The answer is kept even if the client has gone by now: that is when it will ask again.
            await (finished
                ? keys.Keep(user, key, new KeptAnswer(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(written.ToArray())), CancellationToken.None)
                : keys.Release(user, key, CancellationToken.None));
        }

        written.Position = 0;
        await written.CopyToAsync(outside, context.RequestAborted);
    }

    private static class Errors
    {
        public static Error TooLong { get; } = new(ErrorKind.Invalid, "IdempotencyKey.TooLong", $"An Idempotency-Key has at most {LongestKey} characters.");

        public static Error Misused { get; } = new(ErrorKind.Conflict, "IdempotencyKey.Misused",
            "This Idempotency-Key was used for another request.", "Use a new key for a new request.");

        public static Error StillRunning { get; } = new(ErrorKind.Conflict, "IdempotencyKey.StillRunning",
            "The first request with this Idempotency-Key is still running.", "Ask again in a moment.");
    }
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ShopifySync.Web.Hosting;

/// <summary>Guessing passwords is slow from one address; the lockout of the account slows it from many.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";
    private const int AttemptsPerMinute = 30;

    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                Caller.AddressOf(context),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = AttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    }
}

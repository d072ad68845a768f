using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ShopifySync.Web.Hosting;

/// <summary>
/// Anyone may call the webhook address, and a signature is judged only after the body was read: one address gets no more of that
/// than twice what a busy store sends. Shopify delivers again what is refused here.
/// </summary>
internal static class DeliveryLimit
{
    public const string Policy = "deliveries";
    public const int PerSecond = 2_000;
    public const int AtOnce = 2 * PerSecond;
    private const int RefillsPerSecond = 10;

    public static void Add(RateLimiterOptions options) => options.AddPolicy(Policy, Of);

    public static RateLimitPartition<string> Of(HttpContext context) => RateLimitPartition.GetTokenBucketLimiter(
        Caller.AddressOf(context),
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = PerSecond / RefillsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / RefillsPerSecond,
        });
}

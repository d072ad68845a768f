using ShopifySync.Benchmarks.Frame;
using ShopifySync.Benchmarks.Lanes;
using ShopifySync.Benchmarks.Live;
using ShopifySync.Benchmarks.Micro;
using ShopifySync.Benchmarks.Pacing;
using ShopifySync.Benchmarks.Pulling;
using ShopifySync.Benchmarks.Pushing;
using ShopifySync.Benchmarks.Review;
using ShopifySync.Benchmarks.Starting;
using ShopifySync.Benchmarks.Webhooks;

namespace ShopifySync.Benchmarks;

/// <summary>Every row, in the order of design.md section 10. A new one is a file and a line here.</summary>
internal static class Rows
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new PacingDuel(),
        new FullPull(),
        new LanePacing(),
        new CriticalStart(),
        new OtherStoreDown(),
        new PushPrices(picked: true),
        new PushPrices(picked: false),
        new ReviewList(),
        new ApproveByFilter(),
        new WebhookStorm(),
        new EventToBrowser(),
        new StartToReady(),
        new MicroBenchmarks(),
    ];
}

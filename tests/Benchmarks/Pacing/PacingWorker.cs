using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Operations;
using ShopifySync.Infrastructure.Tests.Shopify;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Pacing;

/// <summary>Our side of the duel in a process of its own: the engine's client and pacer, a fixed number of workers, price writes.</summary>
internal static class PacingWorker
{
    public static async Task<int> Run(string[] args)
    {
        var job = DuelJob.Read(args[0]);
        using (var warm = EmulatedStore.At(job.Url, shop: new EmulatorShop(job.WarmShop) { Token = job.Token }))
            await Task.WhenAll(Enumerable.Range(1, job.Concurrency).Select(price => Write(warm, job.Warm, price)));

        using var store = EmulatedStore.At(job.Url, shop: new EmulatorShop(job.Shop) { Token = job.Token });
        var target = new DuelTarget(job.Product, job.Variant);
        var (next, lost) = (-1, 0);
        var wait = job.StartAt - Now();
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, wait)));
        var start = Now();
        await Task.WhenAll(Enumerable.Range(0, job.Concurrency).Select(async _ =>
        {
            for (var at = Interlocked.Increment(ref next); at < job.Writes; at = Interlocked.Increment(ref next))
            {
                if (!await Write(store, target, job.First + at))
                    Interlocked.Increment(ref lost);
            }
        }));
        Console.WriteLine(new DuelAnswer(start, Now(), lost).ToJson());
        return 0;
    }

    private static async Task<bool> Write(EmulatedStore store, DuelTarget target, int price)
    {
        try
        {
            return await store.Writer.UpdateVariants(
                store.Call(OperationPriority.Batch), target.Product, [new VariantEdit(target.Variant, [("price", $"{price}.5")])], default) is PushOutcome.Accepted;
        }
        catch (ShopifyCallException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    private static double Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}

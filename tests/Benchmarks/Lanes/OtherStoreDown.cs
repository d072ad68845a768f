using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Tests;
using ShopifySync.Application.Tests.Flow;
using ShopifySync.Application.Webhooks;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Lanes;

/// <summary>The throughput of one store while another one answers only 503, beside its throughput alone.</summary>
internal sealed class OtherStoreDown : IBenchmark
{
    public string Name => "store-down";

    public string Title => "A store that answers only 503";

    public string How => """
        Full pulls (nothing changed) of a healthy store, in turn with another store of the same server at rest and with that store answering every call with 503 while 500 of its
        operations wait. Medians of products read a second.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var emulator = await EmulatorProcess.Start();
        await using var world = await SyncWorld.Start(TestEngine.Sqlite, emulator, new EmulatorShop("", settings.Choose(10_000, 3_000)));
        var (down, shop) = await world.ConnectAnother(emulator, new EmulatorShop("", Products: 10));
        await world.Pull(PullMode.Full);
        await PerSecond(world);

        var (alone, beside) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < settings.Choose(5, 3); turn++)
        {
            ct.ThrowIfCancellationRequested();
            alone.Add(await PerSecond(world));
            await Break(world, emulator, down, shop);
            beside.Add(await PerSecond(world));
            await Mend(world, emulator, down, shop);
        }

        var (without, with) = (Percentile.Median(alone), Percentile.Median(beside));
        yield return new Figure("products a second beside a store that is down", with, "products/s")
        {
            Limit = without,
            Peer = "alone",
            Target = "within 10 %",
            Met = with >= without * 0.9,
            More = new Dictionary<string, object?> { ["callsToTheStoreThatIsDown"] = (await emulator.Calls(shop)).Count(c => c.Status == 503) },
        };
    }

    private static async Task<double> PerSecond(SyncWorld world)
    {
        var started = Stopwatch.GetTimestamp();
        var pull = await world.Pull(PullMode.Full);
        return pull.Counts.Seen / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Break(SyncWorld world, EmulatorProcess emulator, StoreId down, string shop)
    {
        await emulator.Faults(shop, new EmulatorFault("status") { Status = 503 });
        var order = RefreshShop.Order(down) with { CoalesceKey = null, SubjectKey = null };
        await world.Read(db =>
        {
            db.Operations.AddRange(Enumerable.Range(0, 500).Select(_ => SyncOperation.Enqueue(order, world.Now)));
            return db.SaveChangesAsync();
        });
        await world.Service<ILaneWaker>().Wake(Lane.IdOf(down), CancellationToken.None);
    }

    /// <summary>Its waiting operations are taken away: what they would do once the store answers is not what is measured.</summary>
    private static async Task Mend(SyncWorld world, EmulatorProcess emulator, StoreId down, string shop)
    {
        var lane = Lane.IdOf(down);
        await emulator.Faults(shop);
        await world.Read(db => db.Operations.Where(o => o.LaneId == lane && o.State == OperationState.Ready).ExecuteDeleteAsync());
    }
}

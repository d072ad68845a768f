using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Tests;
using ShopifySync.Application.Tests.Flow;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Lanes;

/// <summary>The pacing law through real operations: a push of N price changes by single calls, from its row to its end.</summary>
internal sealed class LanePacing : IBenchmark
{
    private const int LatencyMs = 30;

    public string Name => "pacing-lane";

    public string Title => "Push pacing through a lane";

    public string How => """
        N approved price changes are pushed by single calls (fresh reads, writes, baselines, rows: all of it) through a bucket of 2,000 points that refills by 1,000 a second, 30 ms
        latency. The limit is what the bucket allows for the points that all its calls were charged, and a round trip.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var writes = settings.Choose(600, 250);
        await using var emulator = await EmulatorProcess.Start();
        await using var world = await SyncWorld.Start(TestEngine.Sqlite, emulator, new EmulatorShop("", writes));
        await Approve(world, ct);
        await emulator.Control(world.Shop, "plan", new { plan = "plus" });
        await emulator.Faults(world.Shop, new EmulatorFault("latency") { Ms = LatencyMs });
        var before = (await emulator.Calls(world.Shop)).Max(c => c.Number);

        var push = await world.Finished((await world.Send(new StartPushCommand(world.Store, null, null, false, PushRoute.Single))).Value.BatchId!.Value);

        var calls = await emulator.Calls(world.Shop, before);
        var points = calls.Sum(c => (double)(c.ActualCost ?? 0));
        var limit = ((points - 2_000) / 1_000) + (LatencyMs / 1_000d);
        var seconds = (push.EndedAt!.Value - push.StartedAt).TotalSeconds;
        yield return new Figure(string.Create(CultureInfo.InvariantCulture, $"push of {writes} price changes by single calls"), seconds, "s")
        {
            Limit = limit,
            Peer = "(points - bucket) / rate + a round trip",
            Target = "at most 10 % over, all done, none throttled",
            Met = push.Status == BatchStatus.Completed && push.Counts.Done == writes && calls.All(c => c.Error != "THROTTLED") && seconds <= limit * 1.1,
            More = new Dictionary<string, object?> { ["calls"] = calls.Count, ["points"] = points, ["throttled"] = calls.Count(c => c.Error == "THROTTLED"), ["done"] = push.Counts.Done },
        };
    }

    private static async Task Approve(SyncWorld world, CancellationToken ct)
    {
        await world.Pull(PullMode.Full);
        await world.DecideAll(FieldDecision.Approved, Direction.Inbound);
        foreach (var product in await world.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).ToListAsync(ct)))
        {
            var variant = product.ToSnapshot().Content.Variants[0];
            await world.Send(new EditProductCommand(product.Id, product.Version, [new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1))], null));
        }

        await world.DecideAll(FieldDecision.Approved, Direction.Outbound);
    }
}

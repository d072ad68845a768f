using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Tests;
using ShopifySync.Application.Tests.Flow;
using ShopifySync.Application.Webhooks;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Lanes;

/// <summary>How long a Critical operation waits for its start while a full pull keeps its lane busy.</summary>
internal sealed class CriticalStart : IBenchmark
{
    private const double Target = 1_000;

    public string Name => "critical-start";

    public string Title => "Start of a Critical operation";

    public string How =>
        "While a full pull of a store runs, a Critical operation is submitted to the same lane every quarter of a second; the value is the longest time from its row to its start.";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var emulator = await EmulatorProcess.Start();
        foreach (var engine in new[] { TestEngine.Sqlite, TestEngine.PostgreSql })
        {
            await using var world = await SyncWorld.Start(engine, emulator, new EmulatorShop("", settings.Choose(10_000, 2_000), Plan: "plus"));
            var pull = (await world.Send(new StartPullCommand(world.Store, PullMode.Full, null, null, false, null))).Value;
            var submitted = new List<OperationId>();
            while (await world.Read(db => db.Batches.AnyAsync(b => b.Id == pull && b.Status == BatchStatus.Running, ct)))
            {
                submitted.Add(await Submit(world));
                await Task.Delay(TimeSpan.FromMilliseconds(250), ct);
            }

            await Eventually.True(() => world.Read(db => db.Operations.Where(o => submitted.Contains(o.Id)).AllAsync(o => o.EndedAt != null, ct)), "all Critical operations end", TimeSpan.FromMinutes(1));
            var waits = await world.Read(db => db.Operations.Where(o => submitted.Contains(o.Id)).Select(o => new { o.CreatedAt, o.StartedAt }).ToListAsync(ct));
            var milliseconds = waits.Select(w => (w.StartedAt!.Value - w.CreatedAt).TotalMilliseconds).ToList();
            yield return new Figure($"{engine}: longest of {milliseconds.Count}", milliseconds.Max(), "ms")
            {
                Limit = Target,
                Peer = "target",
                Target = "within a second",
                Met = milliseconds.Max() < Target,
                More = new Dictionary<string, object?> { ["p95Ms"] = Math.Round(Percentile.Of(milliseconds, 0.95), 1), ["medianMs"] = Math.Round(Percentile.Median(milliseconds), 1) },
            };
        }
    }

    private static async Task<OperationId> Submit(SyncWorld world)
    {
        var operation = SyncOperation.Enqueue(RefreshShop.Order(world.Store) with { Priority = OperationPriority.Critical, CoalesceKey = null }, world.Now);
        await world.Read(db =>
        {
            db.Operations.Add(operation);
            return db.SaveChangesAsync();
        });
        await world.Service<ILaneWaker>().Wake(operation.LaneId, CancellationToken.None);
        return operation.Id;
    }
}

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

namespace ShopifySync.Benchmarks.Pushing;

/// <summary>
/// A push of many price changes: what was forecast beside what it took, and the ledger's word that each was written once. By the route
/// that the forecast picks, and, as a row of its own since either takes minutes, by the other.
/// </summary>
internal sealed class PushPrices(bool picked) : IBenchmark
{
    private const double Tolerance = 0.2;

    public string Name => picked ? "push-10000" : "push-10000-other";

    public string Title => picked ? "Push of 10,000 price changes" : "Push of 10,000 price changes by the route that the forecast does not pick";

    public string How => "One price of each product is changed and approved; plan plus (2,000 points, 1,000 a second), SQLite. Both routes first push a tenth twice, from which the server learns their speeds; then all go by "
        + (picked
            ? "the route that the forecast picks, and once more with what that has taught. That it is the faster one is judged by the least that the other's points take at the bucket's rate."
            : "the other route than the forecast picks.");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var products = settings.Choose(10_000, 1_500);
        await using var emulator = await EmulatorProcess.Start();
        await using var world = await SyncWorld.Start(TestEngine.Sqlite, emulator, new EmulatorShop("", products, Plan: "plus"));
        await world.Pull(PullMode.Full);
        await world.DecideAll(FieldDecision.Approved, Direction.Inbound);
        var tenths = new Dictionary<PushRoute, PushRun>();
        // The second time on code that is compiled by then.
        foreach (var route in Enum.GetValues<PushRoute>().Concat(Enum.GetValues<PushRoute>()))
            tenths[route] = await Push(world, emulator, products / 10, _ => route, ct);

        // The other route takes minutes: it goes once.
        foreach (var knows in picked ? new[] { "a tenth", "as many" } : ["a tenth"])
        {
            var run = await Push(world, emulator, products, forecast => picked ? forecast.Route : Other(forecast.Route), ct);
            var off = Math.Abs(run.Took - run.Expected) / run.Took;
            yield return new Figure($"{run.Route}: {products} changes after {knows}", run.Took, "s")
            {
                Limit = run.Expected,
                Peer = "forecast",
                Target = "within 20 % of the forecast, each change once in the ledger",
                Met = off <= Tolerance && run.WrittenOnce,
                More = new Dictionary<string, object?>
                {
                    ["offPercent"] = Math.Round(off * 100, 1), ["calls"] = run.Batch.Counts.Calls, ["points"] = run.Batch.Counts.Points,
                    ["done"] = run.Batch.Counts.Done, ["writtenOnce"] = run.WrittenOnce, ["tenthS"] = Math.Round(tenths[run.Route].Took, 2), ["inBulkRunsS"] = Math.Round(run.InBulkRuns, 2),
                    ["picked"] = run.Forecast.Route.ToString(), ["singleForecastS"] = run.Forecast.SingleCalls.Seconds, ["bulkForecastS"] = run.Forecast.BulkOperations?.Seconds,
                },
            };
            if (picked)
                yield return Faster(run, knows);
        }
    }

    /// <summary>What single calls cost in points, they take in time whatever our own speed: a bulk run below that is the faster route.</summary>
    private static Figure Faster(PushRun run, string knows)
    {
        var least = run.Forecast.Route == PushRoute.Bulk ? (run.Forecast.SingleCalls.Points - 2_000) / 1_000d : run.Forecast.BulkOperations?.Seconds ?? 0;
        return new Figure($"Route picked after {knows}", run.Took, "s")
        {
            Limit = least,
            Peer = run.Forecast.Route == PushRoute.Bulk ? "the least that single calls take (points / rate)" : "the forecast of bulk operations",
            Target = "the faster route",
            Met = run.Took <= least,
        };
    }

    private static PushRoute Other(PushRoute route) => route == PushRoute.Bulk ? PushRoute.Single : PushRoute.Bulk;

    private static async Task<PushRun> Push(SyncWorld world, EmulatorProcess emulator, int count, Func<PushForecast, PushRoute> choose, CancellationToken ct)
    {
        await Approve(world, count, ct);
        var before = (await emulator.Ledger(world.Shop)).Select(w => w.Number).DefaultIfEmpty().Max();
        var forecast = (await world.Send(new StartPushCommand(world.Store, null, null, DryRun: true))).Value.Forecast;
        var route = choose(forecast);
        var id = (await world.Send(new StartPushCommand(world.Store, null, null, DryRun: false, route))).Value.BatchId!.Value;
        await Eventually.True(() => world.Read(db => db.Batches.AnyAsync(b => b.Id == id && b.EndedAt != null, ct)), "the push ends", TimeSpan.FromMinutes(15));

        var batch = await world.Read(db => db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, ct));
        var written = (await emulator.Ledger(world.Shop, before)).FindAll(w => w.Actor == "app");
        var once = written.Count == count && written.Select(w => w.Id).Distinct().Count() == count && written.TrueForAll(w => w.Changed);
        var runs = await world.Read(db => db.BulkRuns.AsNoTracking().Where(r => r.BatchId == id).ToListAsync(ct));
        return new PushRun(batch, runs.Sum(r => (r.EndedAt - r.SentAt)?.TotalSeconds ?? 0), route, forecast, (batch.EndedAt!.Value - batch.StartedAt).TotalSeconds, batch.Forecast?.Seconds ?? 0, once);
    }

    private static async Task Approve(SyncWorld world, int count, CancellationToken ct)
    {
        foreach (var product in await world.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).Take(count).ToListAsync(ct)))
        {
            var variant = product.ToSnapshot().Content.Variants[0];
            var edited = await world.Send(new EditProductCommand(product.Id, product.Version, [new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1))], null));
            if (edited.IsFailure)
                throw new InvalidOperationException(edited.Error.Message);
        }

        await world.DecideAll(FieldDecision.Approved, Direction.Outbound);
    }

    private sealed record PushRun(SyncBatch Batch, double InBulkRuns, PushRoute Route, PushForecast Forecast, double Took, double Expected, bool WrittenOnce);
}

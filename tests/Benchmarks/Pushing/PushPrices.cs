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

/// <summary>A push of many price changes by either route: what was forecast beside what it took, and the ledger's word that each was written once.</summary>
internal sealed class PushPrices : IBenchmark
{
    private const double Tolerance = 0.2;

    public string Name => "push-10000";

    public string Title => "Push of 10,000 price changes";

    public string How =>
        "One price of each product is changed and approved; plan plus (2,000 points, 1,000 a second), SQLite. Both routes first push a tenth, from which the server learns their speeds; then all go by each route, and the route that the forecast picks is compared with the faster one.";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var products = settings.Choose(10_000, 1_500);
        await using var emulator = await EmulatorProcess.Start();
        await using var world = await SyncWorld.Start(TestEngine.Sqlite, emulator, new EmulatorShop("", products, Plan: "plus"));
        await world.Pull(PullMode.Full);
        await world.DecideAll(FieldDecision.Approved, Direction.Inbound);
        foreach (var route in Enum.GetValues<PushRoute>())
            await Push(world, emulator, products / 10, route, ct);

        var runs = new Dictionary<PushRoute, PushRun>();
        foreach (var route in new[] { PushRoute.Bulk, PushRoute.Single })
        {
            var run = runs[route] = await Push(world, emulator, products, route, ct);
            var off = Math.Abs(run.Took - run.Forecast) / run.Took;
            yield return new Figure($"{route}: {products} changes", run.Took, "s")
            {
                Limit = run.Forecast,
                Peer = "forecast",
                Target = "within 20 % of the forecast, each change once in the ledger",
                Met = off <= Tolerance && run.WrittenOnce,
                More = new Dictionary<string, object?>
                {
                    ["offPercent"] = Math.Round(off * 100, 1), ["calls"] = run.Batch.Counts.Calls, ["points"] = run.Batch.Counts.Points,
                    ["done"] = run.Batch.Counts.Done, ["writtenOnce"] = run.WrittenOnce,
                },
            };
        }

        var faster = runs.MinBy(r => r.Value.Took).Key;
        yield return new Figure("Route picked by the forecast", runs[runs[PushRoute.Bulk].Picked].Took, "s")
        {
            Limit = runs[faster].Took,
            Peer = $"the faster route ({faster})",
            Target = "the faster route",
            Met = runs[PushRoute.Bulk].Picked == faster,
        };
    }

    private static async Task<PushRun> Push(SyncWorld world, EmulatorProcess emulator, int count, PushRoute route, CancellationToken ct)
    {
        await Approve(world, count, ct);
        var before = (await emulator.Ledger(world.Shop)).Select(w => w.Number).DefaultIfEmpty().Max();
        var picked = (await world.Send(new StartPushCommand(world.Store, null, null, DryRun: true))).Value.Forecast.Route;
        var id = (await world.Send(new StartPushCommand(world.Store, null, null, DryRun: false, route))).Value.BatchId!.Value;
        await Eventually.True(() => world.Read(db => db.Batches.AnyAsync(b => b.Id == id && b.EndedAt != null, ct)), "the push ends", TimeSpan.FromMinutes(15));

        var batch = await world.Read(db => db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, ct));
        var written = (await emulator.Ledger(world.Shop, before)).FindAll(w => w.Actor == "app");
        var once = written.Count == count && written.Select(w => w.Id).Distinct().Count() == count && written.TrueForAll(w => w.Changed);
        return new PushRun(batch, picked, (batch.EndedAt!.Value - batch.StartedAt).TotalSeconds, batch.Forecast?.Seconds ?? 0, once);
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

    private sealed record PushRun(SyncBatch Batch, PushRoute Picked, double Took, double Forecast, bool WrittenOnce);
}

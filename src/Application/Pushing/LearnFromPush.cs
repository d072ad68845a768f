using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// Remembers what a push that ended has taught: costs, rate, and how long our own work took where points did not hold it back.
/// In the transaction that ends the batch.
/// </summary>
public sealed class LearnFromPush(IAppDbContext db, IPointBudget budget, IDocumentCosts costs, TimeProvider clock)
{
    /// <summary>A handful of changes says more about the moment than about the speed.</summary>
    private const int FewestChanges = 50;

    public async Task Learn(SyncBatch batch, CancellationToken ct)
    {
        if (batch is not { Kind: BatchKind.Push, StoreId: { } store, EndedAt: { } ended, Forecast: { } forecast })
            return;

        var (now, figures) = (clock.GetUtcNow(), await StoreFigures.Load(db, store, ct));
        var bucket = budget.Of(store);
        figures.TakeIn(bucket, costs.Latency, now);
        LearnCosts(figures, now);

        var changes = batch.Counts.Done + batch.Counts.Stale + batch.Counts.Failed;
        var took = (ended - batch.StartedAt).TotalSeconds;
        if (changes < FewestChanges || batch.WasPaused)
            return;
        if (forecast.Route == nameof(PushRoute.Single))
            LearnSingle(batch, figures, took, changes, bucket);
        else
            await LearnBulk(batch, figures, took, changes, ct);
    }

    private void LearnCosts(StoreFigures figures, DateTimeOffset now)
    {
        foreach (var document in Enum.GetValues<PushDocumentKind>().Select(k => k.ToString()))
            figures.Replace(StoreFigures.CostOf(document), costs.ActualOf(document), now);
        var whole = new PushFigures().IdsPerBulkRead;
        figures.Replace(StoreFigures.CostOf(PushFiguresOfStore.ReadDocument, whole), costs.ActualOf(PushFiguresOfStore.ReadDocument, whole), now);
    }

    /// <summary>While points held it back, the time says only that our own work takes no longer than that.</summary>
    private void LearnSingle(SyncBatch batch, StoreFigures figures, double took, int changes, PointBudget? bucket)
    {
        var heldBack = bucket is { } known ? (batch.Counts.Points - known.Maximum) / known.RestoreRate : 0;
        var own = took / changes;
        LearnReads(batch, figures, changes);
        if (took > heldBack * 1.15 || own < (figures[StoreFigures.PushSingleSeconds] ?? new PushFigures().SingleSecondsPerChange))
            figures.Learn(StoreFigures.PushSingleSeconds, own, clock.GetUtcNow());
    }

    /// <summary>How many products shared a reading, from the calls beyond one for each change; where changes had several documents, that tells nothing.</summary>
    private void LearnReads(SyncBatch batch, StoreFigures figures, int changes)
    {
        var reads = batch.Counts.Calls - changes;
        if (batch.Counts.Done < changes || reads <= 0 || reads > changes)
            return;

        var writing = changes * (costs.ActualOf(nameof(PushDocumentKind.VariantsUpdate)) ?? new PushFigures().PointsOf(PushDocumentKind.VariantsUpdate));
        figures.Learn(StoreFigures.PushSingleIdsPerRead, changes / (double)reads, clock.GetUtcNow());
        figures.Learn(StoreFigures.PushSinglePointsPerRead, Math.Max(1, (batch.Counts.Points - writing) / reads), clock.GetUtcNow());
    }

    /// <summary>How fast Shopify worked off the files, and what is left of the time for our own work on them.</summary>
    private async Task LearnBulk(SyncBatch batch, StoreFigures figures, double took, int changes, CancellationToken ct)
    {
        var runs = await db.BulkRuns.AsNoTracking().Where(r => r.BatchId == batch.Id && r.State == BulkRunState.Read && r.SentAt != null && r.EndedAt != null).ToListAsync(ct);
        var lines = runs.Sum(r => (double)(r.ObjectCount ?? 0));
        var seconds = UnderWay(runs);
        if (lines < FewestChanges || seconds <= 0)
            return;

        var now = clock.GetUtcNow();
        var speed = lines / seconds;
        var around = PushForecast.AroundARun(costs.Latency?.TotalSeconds ?? new PushFigures().LatencySeconds);

        // Several that were together slower than one: it was the one that ran at a good moment.
        if (runs.Count > 1 && figures[StoreFigures.BulkLinesPerSecond] is { } ofOne and > 0 && speed > ofOne)
            figures.Learn(StoreFigures.BulkGainSideBySide, speed / ofOne, now);
        else
            figures.Learn(StoreFigures.BulkLinesPerSecond, speed, now);
        figures.Learn(StoreFigures.PushBulkSeconds, PushForecast.OursOf(took - around, seconds, new PushFigures().FilesFilledBy(lines)) / changes, now);
    }

    /// <summary>The time in which at least one of them was under way.</summary>
    private static double UnderWay(List<BulkRun> runs)
    {
        var (sum, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var run in runs.OrderBy(r => r.SentAt))
        {
            var (from, to) = (run.SentAt!.Value, run.EndedAt!.Value);
            if (to > until)
                (sum, until) = (sum + (to - (from > until ? from : until)), to);
        }

        return sum.TotalSeconds;
    }
}

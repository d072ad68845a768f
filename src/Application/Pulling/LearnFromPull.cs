using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Pulling;

/// <summary>Remembers what a pull that ended has taught about the store and about our own work on its products. In the transaction that ends the batch.</summary>
public sealed class LearnFromPull(IAppDbContext db, IPointBudget budget, IDocumentCosts costs, TimeProvider clock)
{
    /// <summary>A handful of products says more about the moment than about the speed.</summary>
    private const int FewestProducts = 200;

    /// <summary>What is staged takes several times as long as what did not move: only runs of nearly one kind tell about it.</summary>
    private const double NearlyAll = 0.9;

    /// <param name="read">The bulk operation whose file it has read; null for pages.</param>
    public async Task Learn(SyncBatch batch, BulkRun? read, CancellationToken ct)
    {
        if (batch is not { Kind: BatchKind.Pull, StoreId: { } store, EndedAt: { } ended, DryRun: false, WasPaused: false }
            || batch.Mode == PullMode.Selective || batch.Status is not (BatchStatus.Completed or BatchStatus.CompletedWithErrors) || batch.Counts.Seen < FewestProducts)
            return;

        var (now, figures) = (clock.GetUtcNow(), await StoreFigures.Load(db, store, ct));
        figures.TakeIn(budget.Of(store), costs.Latency, now);
        var took = (ended - batch.StartedAt).TotalSeconds;
        if (read is null)
            LearnPages(batch, figures, took, now);
        else
            LearnBulk(batch, read, figures, took, now);
    }

    private void LearnPages(SyncBatch batch, StoreFigures figures, double took, DateTimeOffset now)
    {
        figures.Learn(StoreFigures.PullPagesPoints, batch.Counts.Points / (double)batch.Counts.Seen, now);

        // While points held it back, the time does not tell how fast it can be.
        var heldBack = budget.Of(batch.StoreId!.Value) is { } known ? (batch.Counts.Points - known.Maximum) / known.RestoreRate : 0;
        if (took > heldBack * 1.15 && SpeedOf(batch, StoreFigures.PullPagesSeconds, StoreFigures.PullPagesNewSeconds) is { } speed)
            figures.Learn(speed, took / batch.Counts.Seen, now);
    }

    /// <summary>How fast Shopify wrote the file, and what is left of the time for our own work on it.</summary>
    private static void LearnBulk(SyncBatch batch, BulkRun read, StoreFigures figures, double took, DateTimeOffset now)
    {
        figures.Learn(StoreFigures.PullBulkPoints, batch.Counts.Points, now);
        figures.Learn(StoreFigures.PullBulkCalls, batch.Counts.Calls, now);
        if (read is not { SentAt: { } sent, EndedAt: { } written } || written <= sent)
            return;

        var atShopify = (written - sent).TotalSeconds;
        figures.Learn(StoreFigures.BulkProductsPerSecond, batch.Counts.Seen / atShopify, now);
        if (SpeedOf(batch, StoreFigures.PullBulkSeconds, StoreFigures.PullBulkNewSeconds) is { } speed)
            figures.Learn(speed, Math.Max(0, took - atShopify) / batch.Counts.Seen, now);
    }

    private static string? SpeedOf(SyncBatch batch, string ofUnchanged, string ofNew) =>
        batch.Counts.Unchanged >= batch.Counts.Seen * NearlyAll ? ofUnchanged
        : batch.Counts.Staged >= batch.Counts.Seen * NearlyAll ? ofNew
        : null;
}

using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Batches;

/// <param name="StoreName">Null for an apply, which may be about several stores.</param>
public sealed record BatchRow(
    BatchId Id, long Seq, BatchKind Kind, PullMode? Mode, BatchStatus Status, StoreId? StoreId, string? StoreName, bool DryRun, string RequestedBy,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, BatchFigures Counts, int? Expected, BatchProgress Progress, string? Proof, string? Trouble,
    BatchForecast? Forecast)
{
    public bool IsOver => Status is not (BatchStatus.Running or BatchStatus.Paused);
}

public sealed record BatchFigures(
    int Seen, int Unchanged, int Staged, int Conflicted, int Quarantined, int Done, int Stale, int Failed, int Pages, int Points, int Calls);

internal static class BatchRows
{
    public static IQueryable<BatchWithStore> WithStores(this IQueryable<SyncBatch> batches, IAppDbContext db) =>
        batches.Select(b => new BatchWithStore(b, db.Stores.Where(s => s.Id == b.StoreId).Select(s => s.Name).FirstOrDefault()));

    public static BatchRow ToRow(this BatchWithStore found, DateTimeOffset now)
    {
        var (batch, counts) = (found.Batch, found.Batch.Counts);
        return new BatchRow(
            batch.Id, batch.Seq, batch.Kind, batch.Mode, batch.Status, batch.StoreId, found.StoreName, batch.DryRun, batch.RequestedBy,
            batch.StartedAt, batch.EndedAt,
            new BatchFigures(counts.Seen, counts.Unchanged, counts.Staged, counts.Conflicted, counts.Quarantined, counts.Done, counts.Stale, counts.Failed,
                counts.Pages, counts.Points, counts.Calls),
            batch.Expected, BatchProgress.Of(batch, now), batch.Proof, batch.Trouble, batch.Forecast);
    }
}

internal sealed record BatchWithStore(SyncBatch Batch, string? StoreName);

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>
/// Sums a batch up once none of its operations is left. Looked at after each operation's commit and when a lane starts,
/// so it happens whoever was killed in between, and only once.
/// </summary>
public sealed class BatchCloser(IAppDbContext db, LearnFromPush pushes, LearnFromPull pulls, IStoreClocks storeClocks, TimeProvider clock)
{
    public const string ProductData = "products";

    /// <summary>Up to when all products of the store were compared, unchanged ones too: they are not marked one by one.</summary>
    public const string WholeStoreData = "products.whole";

    public async Task CloseAll(string laneId, CancellationToken ct)
    {
        var store = Lane.StoreOf(laneId);
        var open = await db.Batches.Where(b => b.Status == BatchStatus.Running && b.StoreId == store).Select(b => b.Id).ToListAsync(ct);
        foreach (var batch in open)
            await TryClose(batch, ct);
    }

    /// <summary>True when this call ended the batch.</summary>
    public async Task<bool> TryClose(BatchId id, CancellationToken ct)
    {
        if (await HasOpenOperations(id, ct))
            return false;

        var closed = false;
        await db.Write(async () =>
        {
            var batch = await db.Batches.FirstOrDefaultAsync(b => b.Id == id && b.Status == BatchStatus.Running, ct);
            if (batch is null || await HasOpenOperations(id, ct))
                return;

            var now = clock.GetUtcNow();
            var died = await db.Operations.Where(o => o.BatchId == id && o.State == OperationState.Dead).OrderBy(o => o.Seq).Select(o => o.Error).ToListAsync(ct);
            var read = batch.Kind == BatchKind.Pull ? await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.BatchId == id && r.State == BulkRunState.Read, ct) : null;
            batch.Complete(died.Count, now, died.FirstOrDefault(), read);
            if (batch is { Kind: BatchKind.Pull, DryRun: false, StoreId: { } store } && batch.Mode != PullMode.Selective
                && batch.Status is BatchStatus.Completed or BatchStatus.CompletedWithErrors && died.Count == 0)
            {
                // What changes from here on is asked for by the store's clock. Unknown after a restart: then the next pull reads a little more.
                var domain = await db.Stores.Where(s => s.Id == store).Select(s => s.Domain).FirstAsync(ct);
                if (storeClocks.At(domain, batch.StartedAt) is { } began)
                    await MoveCursor(store, ProductData, batch.Id, began, ct);
                if (batch.Mode == PullMode.Full)
                    await MoveCursor(store, WholeStoreData, batch.Id, batch.StartedAt, ct);
            }

            await pushes.Learn(batch, ct);
            await pulls.Learn(batch, read, ct);
            db.Events.Add(new SyncEvent($"{batch.Kind}.{batch.Status}".ToLowerInvariant(), Words(batch), now, batch.StoreId, batch.Id, batch.RequestedBy));
            await db.SaveChangesAsync(ct);
            closed = true;
        }, ct);
        return closed;
    }

    private Task<bool> HasOpenOperations(BatchId id, CancellationToken ct) =>
        db.Operations.AnyAsync(o => o.BatchId == id && (o.State == OperationState.Ready || o.State == OperationState.Running), ct);

    private async Task MoveCursor(StoreId store, string data, BatchId batch, DateTimeOffset to, CancellationToken ct)
    {
        var cursor = await db.SyncCursors.FirstOrDefaultAsync(c => c.StoreId == store && c.DataType == data, ct);
        if (cursor is null)
            db.SyncCursors.Add(cursor = new SyncCursor(store, data));
        cursor.Move(to, batch);
    }

    private static string Words(SyncBatch batch)
    {
        var counts = batch.Counts;
        var how = batch.Status switch
        {
            BatchStatus.Completed => "finished",
            BatchStatus.CompletedWithErrors => "finished with errors",
            _ => "failed",
        };
        return batch.Kind switch
        {
            BatchKind.Pull => $"Pull {how}: {counts.Seen} products read, {counts.Staged} with changes, {counts.Conflicted} in conflict.",
            BatchKind.Push => $"Push {how}: {counts.Done} changes pushed, {counts.Stale} back for review, {counts.Failed} refused.",
            _ => $"Apply {how}: {counts.Done} changes taken into the catalogue, {counts.Stale} back for review, {counts.Failed} failed.",
        };
    }
}

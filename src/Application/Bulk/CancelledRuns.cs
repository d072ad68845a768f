using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Bulk;

internal static class CancelledRuns
{
    /// <summary>The batch is being cancelled: so is what Shopify does for it. Inside the caller's transaction, saved there.</summary>
    public static async Task CancelBulkRuns(this IAppDbContext db, BatchId batch, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var run in await db.BulkRuns.AsNoTracking()
            .Where(r => r.BatchId == batch && r.State != BulkRunState.Read && r.State != BulkRunState.Cancelled).ToListAsync(ct))
            db.Operations.Add(SyncOperation.Enqueue(CancelBulkRun.Order(run.StoreId, run.Id), now));
    }

    /// <summary>The batch was cancelled while this operation started the run or looked after it.</summary>
    public static async Task CancelRunOfCancelledBatch(this OperationContext context, BulkRun run, CancellationToken ct)
    {
        if (await context.Db.Batches.AnyAsync(b => b.Id == run.BatchId && b.Status == BatchStatus.Cancelled, ct)
            && SyncOperation.Enqueue(CancelBulkRun.Order(run.StoreId, run.Id), context.Now) is var cancel && !await context.Db.IsWaiting(cancel, ct))
            context.Db.Operations.Add(cancel);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>What becomes of a pull whose bulk operation, or its file, is lost: another one a few times, then the pages.</summary>
public sealed class BulkPullRecovery(IAppDbContext db, IBulkOperations bulk, IBulkProducts products)
{
    /// <summary>The file, cut into parts. An address that does not work any more is asked for once again; null when there is none.</summary>
    internal async Task<BulkFile?> Prepare(OperationContext context, BulkRun run, CancellationToken ct)
    {
        try
        {
            return await products.Prepare(run, ct);
        }
        catch (ShopifyCallException gone) when (gone.Error == BulkErrors.AddressGone)
        {
            var dead = run.Url;
            if (await bulk.Look(context.Call, run.RemoteId!, ct) is { } seen)
                run.Saw(seen, context.Now);
            if (run.State != BulkRunState.Finished || run.Url is null || run.Url == dead)
            {
                run.GiveUp(BulkRunState.Expired, "ADDRESS_GONE", context.Now);
                return null;
            }
        }

        return await products.Prepare(run, ct);
    }

    /// <summary>
    /// Inside the operation's commit. What was counted of the lost file is taken back; what it staged stays, and is found
    /// again. Lines that Shopify wrote before it failed are not compared: a product's variants may be among the missing ones.
    /// </summary>
    internal async Task BeginAgain(OperationContext context, SyncBatch batch, BulkRun run, string? search, CancellationToken ct)
    {
        var store = context.Call.Store;
        products.Remove(run.Id);
        if (run.PartitionsRead > 0)
            await TakeBack(batch.Id, context.Now, ct);

        var again = run.Attempt < BulkPull.MostAttempts && run.ErrorCode != "ACCESS_DENIED";
        context.Enqueue(again ? BulkPullStart.Order(store, batch, search, run.Attempt + 1) : PullPage.First(store, batch, search));
        db.Events.Add(new SyncEvent(again ? "pull.again" : "pull.pages",
            $"Shopify's bulk operation was lost ({Why(run)}). " + (again ? "Another one is started." : "The products are read by pages instead."), context.Now, store, batch.Id));
    }

    private async Task TakeBack(BatchId batch, DateTimeOffset now, CancellationToken ct)
    {
        await db.Operations.Where(o => o.BatchId == batch && o.Kind == PullSelected.Kind && o.State == OperationState.Ready)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OperationState.Cancelled).SetProperty(x => x.EndedAt, now), ct);
        await db.Batches.Where(b => b.Id == batch).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Counts.Seen, 0).SetProperty(b => b.Counts.Unchanged, 0).SetProperty(b => b.Counts.Staged, 0)
            .SetProperty(b => b.Counts.Conflicted, 0).SetProperty(b => b.Counts.Quarantined, 0), ct);
    }

    private static string Why(BulkRun run) => run.ErrorCode switch
    {
        null => run.State.ToString().ToLowerInvariant(),
        "ADDRESS_GONE" => "the address of its file does not work any more",
        "NOT_FOUND" => "Shopify does not know it any more",
        "STUCK" => "it stood still",
        var code => code,
    };
}

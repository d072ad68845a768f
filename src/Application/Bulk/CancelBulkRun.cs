using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Bulk;

/// <summary>Stops at Shopify what belongs to a batch that was cancelled. It belongs to no batch itself, or it would be cancelled with it.</summary>
public sealed class CancelBulkRun(IBulkOperations bulk, IBulkProducts products) : OperationHandler<CancelBulkRun.RunArguments>
{
    public const string Kind = "bulk.cancel";

    public sealed record RunArguments(BulkRunId Run);

    public static OperationOrder Order(StoreId store, BulkRunId run) =>
        new(Lane.IdOf(store), Kind, FieldValue.Of(new RunArguments(run))!, OperationPriority.High) { CoalesceKey = $"{Kind}:{run}" };

    protected override async Task Run(OperationContext context, RunArguments arguments, CancellationToken ct)
    {
        var run = await context.Db.BulkRuns.FirstAsync(r => r.Id == arguments.Run, ct);
        var remoteId = run.RemoteId ?? (await bulk.FindStarted(context.Call, run, ct))?.RemoteId;
        if (run.IsUnderWay && remoteId is not null)
            await bulk.Cancel(context.Call, remoteId, ct);
        if (run.State != BulkRunState.Read)
            run.GiveUp(BulkRunState.Cancelled, null, context.Now);
        products.Remove(run.Id);
        await context.Commit(null, CountsDelta.None, ct);
    }
}

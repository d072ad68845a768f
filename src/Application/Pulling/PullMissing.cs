using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>After a full pull: linked products that it did not meet are asked for by id, which proves whether they are gone.</summary>
public sealed class PullMissing : OperationHandler<PullMissing.NoArguments>
{
    public const string Kind = "pull.missing";

    public sealed record NoArguments;

    public static OperationOrder Order(StoreId store, SyncBatch batch) => new(Lane.IdOf(store), Kind, "{}", batch.Priority) { BatchId = batch.Id };

    protected override async Task Run(OperationContext context, NoArguments arguments, CancellationToken ct)
    {
        var db = context.Db;
        var store = context.Call.Store;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var notMet = await db.Links
            .Where(l => l.StoreId == store && l.ResourceKind == ResourceKind.Product && !db.RunSeen.Any(s => s.BatchId == batch.Id && s.RemoteId == l.RemoteId))
            .Select(l => l.RemoteId).ToListAsync(ct);
        await context.Commit(async () =>
        {
            context.Enqueue(PullSelected.Orders(store, batch, notMet));
            await db.RunSeen.Where(s => s.BatchId == batch.Id).ExecuteDeleteAsync(ct);
        }, CountsDelta.None, ct);
    }
}

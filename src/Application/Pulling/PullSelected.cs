using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Reads named products and compares them; one that the store no longer has becomes a proposal to delete.</summary>
public sealed class PullSelected(IShopifyCatalogReader reader, RemoteComparison comparison, GoneProducts gone) : OperationHandler<PullSelected.SelectedArguments>
{
    public const string Kind = "pull.selected";
    private const int GroupSize = 50;

    /// <summary>An answer that stays older than what we knew is the truth after all: the store was set back.</summary>
    private const int MostLate = 3;

    /// <param name="Late">How often these products were read too late already.</param>
    public sealed record SelectedArguments(IReadOnlyList<string> Ids, int Late = 0);

    public static IEnumerable<OperationOrder> Orders(StoreId store, SyncBatch batch, IReadOnlyList<string> ids, int late = 0) =>
        ids.Chunk(GroupSize).Select(group => new OperationOrder(Lane.IdOf(store), Kind, FieldValue.Of(new SelectedArguments(group, late))!, batch.Priority) { BatchId = batch.Id });

    protected override async Task Run(OperationContext context, SelectedArguments arguments, CancellationToken ct)
    {
        var batch = await context.Db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var page = await reader.ReadByIds(context.Call, arguments.Ids, ct);
        var compared = await comparison.Compare(store, page, batch.Id, ct, believeOlder: arguments.Late >= MostLate);
        var missing = arguments.Ids.Except(page.Products.Select(p => p.RemoteId)).Except(page.Unreadable.Select(u => u.RemoteId)).ToList();
        var counts = compared.Counts.Plus(await gone.Propose(store.Id, missing, batch.Id, ct)) with { Seen = compared.Counts.Seen + missing.Count, Pages = 1 };
        if (batch.DryRun)
            context.Db.Forget();

        await context.Commit(async () =>
        {
            if (!batch.DryRun)
                await comparison.Confirm(compared, ct);
            context.Enqueue(Orders(store.Id, batch, compared.ReadAgain, arguments.Late + 1).Select(order => order with { NotBefore = context.Now.AddSeconds(2) }));
        }, counts, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Reads one page of products, compares it, and enqueues the next page: all saved together, so a killed pull goes on where it was.</summary>
public sealed class PullPage(IShopifyCatalogReader reader, RemoteComparison comparison, PullForecasts forecasts) : OperationHandler<PullPage.PageArguments>
{
    public const string Kind = "pull.page";

    /// <summary>Large pages cost fewer points a product; this size keeps a page's rows in one short transaction.</summary>
    internal const int FirstPageSize = 50;

    /// <param name="MayBulk">The first page of a large store gives way to a bulk operation.</param>
    public sealed record PageArguments(string? Query, string? After, int PageSize, bool MayBulk = false);

    public static OperationOrder First(StoreId store, SyncBatch batch, string? query, bool mayBulk = false, int? pageSize = null) =>
        Order(store, batch.Id, batch.Priority, new PageArguments(query, null, pageSize ?? FirstPageSize, mayBulk));

    protected override async Task Run(OperationContext context, PageArguments arguments, CancellationToken ct)
    {
        var db = context.Db;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var store = await db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var expected = arguments.After is null ? await reader.Count(context.Call, arguments.Query, ct) : null;
        var forecast = arguments.After is null ? await forecasts.Counting(store.Id, expected, arguments.MayBulk ? PullRoute.Auto : PullRoute.Pages, ct) : null;
        if (forecast?.Route == PullRoute.Bulk)
        {
            await context.Commit(async () =>
            {
                await Expect(db, batch.Id, expected, forecast, ct);
                context.Enqueue(BulkPullStart.Order(store.Id, batch, arguments.Query));
            }, CountsDelta.None, ct);
            return;
        }

        var page = await reader.ReadPage(context.Call, new ProductPageRequest(
            arguments.Query, arguments.After, arguments.PageSize, ByUpdatedAt: batch.Mode == PullMode.Incremental), ct);

        var compared = await comparison.Compare(store, page, batch.Id, ct);
        if (batch.DryRun)
            db.Forget();

        var remembersIds = batch is { Mode: PullMode.Full, DryRun: false } && arguments.Query is null;
        await context.Commit(async () =>
        {
            await Expect(db, batch.Id, expected, forecast, ct);
            if (!batch.DryRun)
                await comparison.Confirm(compared, ct);
            if (remembersIds)
                await RememberIds(context, page, ct);
            context.Enqueue(Successors(store.Id, batch, arguments, page, compared, remembersIds));
        }, compared.Counts with { Pages = 1, LastPages = page.Cursor is null ? 1 : 0 }, ct);
    }

    private static async Task Expect(IAppDbContext db, BatchId batch, int? expected, PullForecast? forecast, CancellationToken ct)
    {
        if (expected is not null)
            await db.Batches.Where(b => b.Id == batch).ExecuteUpdateAsync(b => b.SetProperty(x => x.Expected, expected), ct);

        // The first word counts: pages that take the place of a bulk operation which Shopify gave up were not foreseen.
        if (forecast?.ToBatch() is { } foreseen)
            await db.Batches.Where(b => b.Id == batch && b.Forecast == null).ExecuteUpdateAsync(b => b.SetProperty(x => x.Forecast, foreseen), ct);
    }

    private static IEnumerable<OperationOrder> Successors(
        StoreId store, SyncBatch batch, PageArguments arguments, ProductPage page, ComparedGroup compared, bool remembersIds)
    {
        if (compared.ReadAgain.Count > 0)
        {
            foreach (var order in PullSelected.Orders(store, batch, compared.ReadAgain))
                yield return order;
        }

        if (page.Cursor is not null)
            yield return Order(store, batch.Id, batch.Priority, arguments with { After = page.Cursor, PageSize = page.PageSize });
        else if (remembersIds)
            yield return PullMissing.Order(store, batch);
    }

    /// <summary>A product that moved between pages is met twice; the second time adds nothing.</summary>
    private static async Task RememberIds(OperationContext context, ProductPage page, CancellationToken ct)
    {
        var ids = page.Products.Select(p => p.RemoteId).Concat(page.Unreadable.Select(u => u.RemoteId)).Distinct().ToList();
        var met = await context.Db.RunSeen.Where(s => s.BatchId == context.Batch && ids.Contains(s.RemoteId)).Select(s => s.RemoteId).ToListAsync(ct);
        context.Db.RunSeen.AddRange(ids.Except(met).Select(id => new RunSeen(context.Batch, id)));
    }

    private static OperationOrder Order(StoreId store, BatchId batch, OperationPriority priority, PageArguments arguments) =>
        new(Lane.IdOf(store), Kind, FieldValue.Of(arguments)!, priority) { BatchId = batch };
}

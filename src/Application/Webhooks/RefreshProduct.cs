using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Reads a product that webhooks were about and compares it. However many there were, one of these waits at most. Our own
/// writes come back as webhooks, too; they end at the hash.
/// </summary>
public sealed class RefreshProduct(IShopifyCatalogReader reader, RemoteComparison comparison, GoneProducts gone, SettleDeliveries deliveries, KeepDeliveries queue)
    : OperationHandler<RefreshProduct.ProductArguments>
{
    public const string Kind = "webhook.product";

    /// <summary>An answer that stays older than what we knew is the truth after all: the store was set back.</summary>
    private const int MostLate = 3;

    /// <param name="Late">How often it was read too late already.</param>
    public sealed record ProductArguments(string RemoteId, int Late = 0);

    public static OperationOrder Order(StoreId store, string remoteId, int late = 0) =>
        new(Lane.IdOf(store), Kind, FieldValue.Of(new ProductArguments(remoteId, late))!, OperationPriority.High)
        {
            SubjectKey = remoteId,
            CoalesceKey = $"{Kind}:{remoteId}",
        };

    protected override async Task Run(OperationContext context, ProductArguments arguments, CancellationToken ct)
    {
        var last = await deliveries.Last(context.Operation, ct);
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var page = await reader.ReadByIds(context.Call, [arguments.RemoteId], ct);
        var compared = await comparison.Compare(store, page, null, ct, believeOlder: arguments.Late >= MostLate);
        if (page.Products.Count + page.Unreadable.Count == 0)
            await gone.Propose(store.Id, [arguments.RemoteId], null, ct);

        await context.Commit(async () =>
        {
            await comparison.MarkCompared(compared, ct);
            if (compared.ReadAgain.Count > 0)
                await queue.Enqueue([Order(store.Id, arguments.RemoteId, arguments.Late + 1) with { NotBefore = context.Now.AddSeconds(2) }], ct);
            else
                await deliveries.Done(context.Operation, last, ct);
        }, CountsDelta.None, ct);
    }

    protected override Task Abandon(OperationContext context, ProductArguments arguments, Error reason, CancellationToken ct) =>
        deliveries.Failed(context.Operation, reason.Message, ct);
}

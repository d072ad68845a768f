using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Asks a shop once more who it is, after it said that something of that changed.</summary>
public sealed class RefreshShop(IShopReader shop, SettleDeliveries deliveries) : OperationHandler<RefreshShop.NoArguments>
{
    public const string Kind = "webhook.shop";

    public sealed record NoArguments;

    public static OperationOrder Order(StoreId store) =>
        new(Lane.IdOf(store), Kind, "{}", OperationPriority.High) { SubjectKey = Kind, CoalesceKey = Kind };

    protected override async Task Run(OperationContext context, NoArguments arguments, CancellationToken ct)
    {
        var last = await deliveries.Last(ct);
        var identity = await shop.Read(context.Call, ct);
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        store.Refresh(identity);
        await context.Commit(() => deliveries.Done(store.Domain, [Kind], last, ct), CountsDelta.None, ct);
    }

    protected override Task Abandon(OperationContext context, NoArguments arguments, Error reason, CancellationToken ct) =>
        deliveries.Failed(context.Operation, reason.Message, ct);
}

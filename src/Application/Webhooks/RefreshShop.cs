using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Asks a shop once more who it is and what the app may do, after it said that something of that changed.</summary>
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
        if (shop.MissingScopes(identity) is { Count: > 0 } missing)
            await Stop(context, store, StoreErrors.MissingScopes(missing), ct);
        await context.Commit(() => deliveries.Done(store.Domain, [Kind], last, ct), CountsDelta.None, ct);
    }

    protected override Task Abandon(OperationContext context, NoArguments arguments, Error reason, CancellationToken ct) =>
        deliveries.Failed(context.Operation, reason.Message, ct);

    /// <summary>What the app may no longer do would fail call by call; the lane waits until a test of the connection goes well.</summary>
    private static async Task Stop(OperationContext context, Store store, Error missing, CancellationToken ct)
    {
        store.NeedAttention($"{missing.Message} {missing.NextStep}");
        (await context.Db.Lanes.FirstOrDefaultAsync(l => l.Id == context.Operation.LaneId, ct))?.Pause(missing.Message);
        context.Db.Events.Add(new SyncEvent("store.attention", $"{store.Domain} needs attention: {missing.Message}", context.Now, store.Id));
    }
}

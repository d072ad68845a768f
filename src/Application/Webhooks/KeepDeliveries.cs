using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Keeps a group of deliveries, each once, and enqueues what they ask for, each once, in one transaction: what was
/// acknowledged is on disk together with its work.
/// </summary>
public sealed class KeepDeliveries(IAppDbContext db, WebhookTopics topics, ILaneWaker waker, IProgressFeed feed, TimeProvider clock)
{
    public async Task Keep(IReadOnlyList<VerifiedDelivery> group, CancellationToken ct)
    {
        var orders = new List<OperationOrder>();
        await db.Write(async () =>
        {
            orders = await Add(group, ct);
            await Enqueue(orders, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        foreach (var lane in orders.Select(o => o.LaneId).Distinct())
            await waker.Wake(lane, ct);
        feed.Publish(new RowsChanged(RowsChanged.Deliveries));
    }

    /// <summary>
    /// An operation that still waits reads after this moment, so it answers for these deliveries, too; one that runs
    /// already may have read too early.
    /// </summary>
    public async Task Enqueue(IReadOnlyList<OperationOrder> orders, CancellationToken ct)
    {
        var keys = orders.Select(o => o.CoalesceKey).Distinct().ToList();
        var lanes = orders.Select(o => o.LaneId).Distinct().ToList();
        var waiting = (await db.Operations.Where(o => lanes.Contains(o.LaneId) && o.State == OperationState.Ready && keys.Contains(o.CoalesceKey))
            .Select(o => new { o.LaneId, o.CoalesceKey }).ToListAsync(ct)).Select(o => (o.LaneId, o.CoalesceKey)).ToHashSet();
        foreach (var order in orders.Where(o => waiting.Add((o.LaneId, o.CoalesceKey))))
            db.Operations.Add(SyncOperation.Enqueue(order, clock.GetUtcNow()));
    }

    private async Task<List<OperationOrder>> Add(IReadOnlyList<VerifiedDelivery> group, CancellationToken ct)
    {
        var ids = group.Select(d => d.Received.WebhookId).Distinct().ToList();
        var known = (await db.Deliveries.Where(d => ids.Contains(d.WebhookId)).Select(d => d.WebhookId).ToListAsync(ct)).ToHashSet();
        var storeIds = group.Select(d => d.Store).Distinct().ToList();
        var stores = await db.Stores.Where(s => storeIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);

        var orders = new List<OperationOrder>();
        foreach (var delivery in group.Where(d => known.Add(d.Received.WebhookId)))
        {
            var received = delivery.Received;
            var asked = delivery.Body is not { } body ? DeliveryErrors.Malformed
                : topics.HandlerOf(received.Topic) is not { } handler ? DeliveryErrors.NotHandled(received.Topic)
                : await handler.Accept(stores[delivery.Store], received, body, ct);
            db.Deliveries.Add(asked.IsFailure ? Delivery.Refuse(received, asked.Error) : Delivery.Receive(received, asked.Value?.CoalesceKey));
            if (!asked.IsFailure && asked.Value is { } order)
                orders.Add(order);
        }

        return orders;
    }
}

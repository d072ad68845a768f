using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
public sealed class KeepDeliveries(IAppDbContext db, IServiceProvider handlers, WebhookQueue queue, ILaneWaker waker, IProgressFeed feed)
{
    public async Task Keep(IReadOnlyList<VerifiedDelivery> group, CancellationToken ct)
    {
        var lanes = new HashSet<string>();
        await db.Write(async () =>
        {
            var asked = await Add(group, ct);
            lanes = [.. await queue.Enqueue([.. asked.Select(w => w.Order).OfType<OperationOrder>()], ct), .. asked.Where(w => w.Order is null).Select(w => w.LaneId)];
            await db.SaveChangesAsync(ct);
        }, ct);
        foreach (var lane in lanes)
            await waker.Wake(lane, ct);
        feed.Publish(new RowsChanged(RowsChanged.Deliveries));
    }

    private async Task<List<WebhookWork>> Add(IReadOnlyList<VerifiedDelivery> group, CancellationToken ct)
    {
        var ids = group.Select(d => d.Received.WebhookId).Distinct().ToList();
        var known = (await db.Deliveries.Where(d => ids.Contains(d.WebhookId)).Select(d => d.WebhookId).ToListAsync(ct)).ToHashSet();
        var storeIds = group.Select(d => d.Store).Distinct().ToList();
        var stores = await db.Stores.Where(s => storeIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);

        var works = new List<WebhookWork>();
        foreach (var delivery in group.Where(d => known.Add(d.Received.WebhookId)))
        {
            var received = delivery.Received;
            var asked = delivery.Body is not { } body ? DeliveryErrors.Malformed
                : handlers.GetKeyedService<IWebhookHandler>(received.Topic) is not { } handler ? DeliveryErrors.NotHandled(received.Topic)
                : await handler.Accept(stores[delivery.Store], received, body, ct);
            db.Deliveries.Add(asked.IsFailure ? Delivery.Refuse(received, asked.Error) : Delivery.Receive(received, asked.Value?.Subject));
            if (!asked.IsFailure && asked.Value is { } work)
                works.Add(work);
        }

        return works;
    }
}

using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>Deals with a delivery once more, as if it had just come.</summary>
public sealed record ReplayDeliveryCommand(long Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ReplayDeliveryHandler(IAppDbContext db, IServiceProvider handlers, WebhookQueue queue, ILaneWaker waker, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReplayDeliveryCommand, Result>
{
    public async Task<Result> Handle(ReplayDeliveryCommand command, CancellationToken ct)
    {
        var delivery = await db.Deliveries.FirstOrDefaultAsync(d => d.Seq == command.Id, ct);
        if (delivery is null)
            return DeliveryErrors.NotFound;
        if (delivery.CoalesceKey is null || delivery.Body is null || handlers.GetKeyedService<IWebhookHandler>(delivery.Topic) is not { } handler)
            return DeliveryErrors.NothingToDo;

        var domain = ShopDomain.FromStored(delivery.ShopDomain);
        var store = await db.Stores.FirstOrDefaultAsync(s => s.Domain == domain, ct);
        if (store is null || store.State == StoreState.Disconnected)
            return StoreErrors.Disconnected;

        using var body = JsonDocument.Parse(delivery.Body);
        var received = new ReceivedWebhook(delivery.WebhookId, delivery.Topic, delivery.ShopDomain, clock.GetUtcNow()) { TriggeredAt = delivery.TriggeredAt };
        var asked = await handler.Accept(store, received, body.RootElement, ct);
        if (asked.IsFailure || asked.Value?.Order is not { } order)
            return asked.Error ?? DeliveryErrors.NothingToDo;

        var replayed = delivery.Replay();
        if (replayed.IsFailure)
            return replayed;

        db.Events.Add(new SyncEvent("delivery.replayed", $"{user.Name} replayed a delivery of {delivery.Topic}.", clock.GetUtcNow(), store.Id, by: user.Name));
        await db.Write(async () =>
        {
            await queue.Enqueue([order], ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        await waker.Wake(order.LaneId, ct);
        return Result.Success;
    }
}

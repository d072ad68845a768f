using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Enqueues the registration or removal of a store's webhooks, and waits for it where a person does.</summary>
public sealed class WebhookLife(IAppDbContext db, WebhookQueue queue, ILaneWaker waker, ICurrentUser user, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public async Task Enqueue(StoreId store, bool remove, OperationPriority priority, CancellationToken ct)
    {
        var order = AlignWebhooks.Order(store, remove, user.Name, priority);
        await db.Write(async () =>
        {
            await queue.Enqueue([order], ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        await waker.Wake(order.LaneId, ct);
    }

    /// <summary>Before the lane's other work, since a person waits. Answers how many topics were registered or removed.</summary>
    public async Task<Result<int>> Align(Store store, bool remove, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        var order = AlignWebhooks.Order(store.Id, remove, user.Name, OperationPriority.Critical);
        await Enqueue(store.Id, remove, OperationPriority.Critical, ct);
        var operation = await db.Operations.AsNoTracking().Where(o => o.LaneId == order.LaneId && o.CoalesceKey == order.CoalesceKey)
            .OrderByDescending(o => o.Seq).Select(o => o.Id).FirstAsync(ct);
        while (await Open(operation, ct))
        {
            if (await db.Lanes.AnyAsync(l => l.Id == order.LaneId && l.PausedBecause != null, ct) || clock.GetUtcNow() - began > Patience)
                return WebhookErrors.StillWaiting;
            await Task.Delay(Look, clock, ct);
        }

        var ended = await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operation, ct);
        if (ended.State != OperationState.Succeeded)
            return WebhookErrors.Failed(ended.Error ?? "it was cancelled.");

        var rows = await db.Subscriptions.AsNoTracking().Where(s => s.StoreId == store.Id).ToListAsync(ct);
        return remove || rows.Find(r => r.Trouble is not null) is not { } troubled
            ? rows.Count(r => r.ChangedAt >= began)
            : WebhookErrors.Failed(troubled.Trouble!);
    }

    private Task<bool> Open(OperationId id, CancellationToken ct) =>
        db.Operations.AnyAsync(o => o.Id == id && (o.State == OperationState.Ready || o.State == OperationState.Running), ct);
}

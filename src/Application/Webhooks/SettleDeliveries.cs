using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>The deliveries that one operation answers for: those of its key that were there before it read.</summary>
public sealed class SettleDeliveries(IAppDbContext db, TimeProvider clock)
{
    /// <summary>The last delivery of the operation's key; asked before it reads.</summary>
    public async Task<long> Last(SyncOperation operation, CancellationToken ct) =>
        await (await Waiting(operation, ct)).MaxAsync(d => (long?)d.Seq, ct) ?? 0;

    /// <summary>In the operation's own transaction.</summary>
    public async Task Done(SyncOperation operation, long last, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await (await Waiting(operation, ct)).Where(d => d.Seq <= last)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Done).SetProperty(d => d.ProcessedAt, now), ct);
    }

    /// <summary>Its attempts ended, and no other operation of the key waits.</summary>
    public async Task Failed(SyncOperation operation, string reason, CancellationToken ct)
    {
        if (await db.Operations.AnyAsync(o => o.LaneId == operation.LaneId && o.CoalesceKey == operation.CoalesceKey && o.State == OperationState.Ready, ct))
            return;

        var now = clock.GetUtcNow();
        await (await Waiting(operation, ct)).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Failed).SetProperty(d => d.ProcessedAt, now).SetProperty(d => d.Error, reason), ct);
    }

    private async Task<IQueryable<Delivery>> Waiting(SyncOperation operation, CancellationToken ct)
    {
        var domain = (await db.Stores.AsNoTracking().Where(s => s.Id == Lane.StoreOf(operation.LaneId)).Select(s => s.Domain).FirstAsync(ct)).Value;
        return db.Deliveries.Where(d => d.ShopDomain == domain && d.CoalesceKey == operation.CoalesceKey && d.State == DeliveryState.Waiting);
    }
}

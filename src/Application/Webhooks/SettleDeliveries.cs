using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>The deliveries that operations answer for: those of a subject that were there before it was read.</summary>
public sealed class SettleDeliveries(IAppDbContext db, TimeProvider clock)
{
    /// <summary>Enough to find a group of subjects in, and few enough to read at once.</summary>
    private const int Oldest = 1_000;

    /// <summary>The last delivery of all; asked before anything is read.</summary>
    public async Task<long> Last(CancellationToken ct) => await db.Deliveries.MaxAsync(d => (long?)d.Seq, ct) ?? 0;

    /// <summary>What the oldest waiting deliveries of a kind are about, but for what an operation of its own waits for.</summary>
    /// <returns>At most so many, and whether there may be more.</returns>
    public async Task<(IReadOnlyList<string> Subjects, bool More)> Subjects(Store store, string prefix, int most, CancellationToken ct)
    {
        var (domain, lane) = (store.Domain.Value, Lane.IdOf(store.Id));
        var ownOperation = await db.Operations.Where(o => o.LaneId == lane && o.State == OperationState.Ready && o.CoalesceKey!.StartsWith(prefix))
            .Select(o => o.CoalesceKey!).ToListAsync(ct);
        var waiting = db.Deliveries.Where(d => d.State == DeliveryState.Waiting && d.ShopDomain == domain && d.CoalesceKey!.StartsWith(prefix));
        var oldest = await (ownOperation.Count == 0 ? waiting : waiting.Where(d => !ownOperation.Contains(d.CoalesceKey!)))
            .OrderBy(d => d.Seq).Select(d => d.CoalesceKey!).Take(Oldest).ToListAsync(ct);
        var subjects = oldest.Distinct().ToList();
        return ([.. subjects.Take(most)], subjects.Count > most || oldest.Count == Oldest);
    }

    /// <summary>In the operation's own transaction.</summary>
    public async Task Done(ShopDomain shop, IReadOnlyList<string> subjects, long last, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var domain = shop.Value;
        await db.Deliveries.Where(d => d.ShopDomain == domain && subjects.Contains(d.CoalesceKey!) && d.State == DeliveryState.Waiting && d.Seq <= last)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Done).SetProperty(d => d.ProcessedAt, now), ct);
    }

    /// <summary>Its attempts ended, and no other operation of the subject waits.</summary>
    public async Task Failed(SyncOperation operation, string reason, CancellationToken ct)
    {
        if (await db.Operations.AnyAsync(o => o.LaneId == operation.LaneId && o.CoalesceKey == operation.CoalesceKey && o.State == OperationState.Ready, ct))
            return;

        var now = clock.GetUtcNow();
        var domain = (await db.Stores.AsNoTracking().Where(s => s.Id == Lane.StoreOf(operation.LaneId)).Select(s => s.Domain).FirstAsync(ct)).Value;
        await db.Deliveries.Where(d => d.ShopDomain == domain && d.CoalesceKey == operation.CoalesceKey && d.State == DeliveryState.Waiting)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.State, DeliveryState.Failed).SetProperty(d => d.ProcessedAt, now).SetProperty(d => d.Error, reason), ct);
    }
}

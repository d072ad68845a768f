using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Bulk;

public static class HurryBulkRun
{
    /// <summary>
    /// Shopify told that a bulk operation ended: whoever waits to look after it looks now. Only a hint: the look decides.
    /// Inside the caller's transaction; the caller wakes the store's lane after it.
    /// </summary>
    public static async Task<bool> Hurry(this IAppDbContext db, StoreId store, string remoteId, DateTimeOffset now, CancellationToken ct)
    {
        var run = await db.BulkRuns.AsNoTracking().FirstOrDefaultAsync(r => r.StoreId == store && r.RemoteId == remoteId, ct);
        if (run is null)
            return false;

        var (lane, key) = (Lane.IdOf(store), run.PollKey);
        return await db.Operations.Where(o => o.LaneId == lane && o.CoalesceKey == key && o.State == OperationState.Ready)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.NotBefore, now), ct) > 0;
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

public static class MissingSchedules
{
    /// <summary>A node that starts at the same moment may add them, too; then they are there at the next look.</summary>
    private const int Looks = 5;

    /// <summary>Adds what the server, or a store that was connected before a kind of schedule existed, lacks. Gives all there are.</summary>
    public static async Task<IReadOnlyList<Schedule>> WithMissingSchedules(this IAppDbContext db, ScheduleDefaults defaults, CancellationToken ct)
    {
        for (var look = 1; ; look++)
        {
            var stores = await db.Stores.Where(s => s.State != StoreState.Disconnected).Select(s => s.Id).ToListAsync(ct);
            var known = await db.Schedules.ToListAsync(ct);
            var missing = defaults.OfTheServer.Concat(stores.SelectMany(defaults.Of))
                .Where(s => !known.Exists(k => k.StoreId == s.StoreId && k.DataType == s.DataType)).ToList();
            db.Schedules.AddRange(missing);
            try
            {
                await db.SaveChangesAsync(ct);
                return [.. known, .. missing];
            }
            catch (DbUpdateException) when (look < Looks)
            {
                db.Forget();
            }
        }
    }
}

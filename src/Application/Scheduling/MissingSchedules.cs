using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

public static class MissingSchedules
{
    /// <summary>Adds what the server, or a store that was connected before a kind of schedule existed, lacks. Gives all there are.</summary>
    /// <remarks>One by one: several in one transaction, and those of another node that starts now, could wait for each other.</remarks>
    public static async Task<IReadOnlyList<Schedule>> WithMissingSchedules(this IAppDbContext db, ScheduleDefaults defaults, CancellationToken ct)
    {
        var stores = await db.Stores.Where(s => s.State != StoreState.Disconnected).Select(s => s.Id).ToListAsync(ct);
        var known = await db.Schedules.AsNoTracking().ToListAsync(ct);
        foreach (var wanted in defaults.OfTheServer.Concat(stores.SelectMany(defaults.Of)).Where(s => !known.Exists(k => k.StoreId == s.StoreId && k.DataType == s.DataType)))
            await Add(db, wanted, ct);
        return await db.Schedules.ToListAsync(ct);
    }

    private static async Task Add(IAppDbContext db, Schedule wanted, CancellationToken ct)
    {
        try
        {
            db.Schedules.Add(wanted);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.Forget();
            // Another node was first; any other trouble is trouble.
            if (!await db.Schedules.AnyAsync(s => s.StoreId == wanted.StoreId && s.DataType == wanted.DataType, ct))
                throw;
        }
    }
}

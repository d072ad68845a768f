using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Which connected store a request is for: it may leave it out while there is only one.</summary>
internal static class StoreChoice
{
    public static async Task<Result<Store>> Choose(IAppDbContext db, StoreId? id, CancellationToken ct)
    {
        if (id is { } named)
        {
            return await db.Stores.FirstOrDefaultAsync(s => s.Id == named, ct) switch
            {
                null => StoreErrors.NotFound,
                { State: StoreState.Disconnected } => StoreErrors.Disconnected,
                var store => store,
            };
        }

        var connected = await db.Stores.Where(s => s.State != StoreState.Disconnected).OrderBy(s => s.Seq).Take(2).ToListAsync(ct);
        return connected switch
        {
            [] => StoreErrors.NoneConnected,
            [var only] => only,
            _ => StoreErrors.ChooseOne,
        };
    }
}

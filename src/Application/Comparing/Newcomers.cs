using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>
/// A product of a store that no link knows is met by readings (a pull, the echo of the very push that makes it), by that
/// push, and by an apply. Each takes its turn in its transaction, so that the second knows of the first: otherwise a
/// product is linked, and proposed as a new one for ever.
/// </summary>
internal static class Newcomers
{
    /// <summary>Asked by a reading before it saves proposals about products it found no link for.</summary>
    public static async Task StillUnknown(this IAppDbContext db, StoreId store, IReadOnlyList<string> remoteIds, CancellationToken ct)
    {
        if (remoteIds.Count == 0)
            return;

        await db.TakeTurn(store, ct);
        if (await db.Links.AnyAsync(l => l.StoreId == store && l.ResourceKind == ResourceKind.Product && remoteIds.Contains(l.RemoteId), ct))
            throw new MovedMeanwhileException("A product that was read as unknown has been linked in the meantime; it is read again.");
    }

    /// <summary>Said by whoever links a product: what a reading proposed about it before is nothing to decide any more.</summary>
    public static async Task BecameKnown(this IAppDbContext db, StoreId store, string remoteId, CancellationToken ct)
    {
        await db.TakeTurn(store, ct);
        foreach (var create in await db.StagedChanges.Open().Where(c => c.StoreId == store && c.ResourceId == remoteId && c.Direction == Direction.Inbound && c.Kind == ChangeKind.Create).ToListAsync(ct))
            create.Supersede();
        foreach (var asked in await db.Conflicts.Where(c => c.StoreId == store && c.Kind == ConflictKind.Match && c.RemoteId == remoteId && c.Status == ConflictStatus.Open).ToListAsync(ct))
            asked.Vanish();
    }

    /// <summary>The store's row is written as it is: the next one waits for the end of this transaction, and reads after it.</summary>
    public static Task TakeTurn(this IAppDbContext db, StoreId store, CancellationToken ct) =>
        db.Stores.Where(s => s.Id == store).ExecuteUpdateAsync(s => s.SetProperty(x => x.RowVersion, x => x.RowVersion), ct);
}

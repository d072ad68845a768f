using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

/// <summary>A request may leave the catalogue out while there is only one, or when it names a store.</summary>
internal static class CatalogueChoice
{
    public static async Task<Result<CatalogueId>> Choose(IAppDbContext db, CatalogueId? id, StoreId? store, CancellationToken ct)
    {
        if (id is { } named)
            return await db.Catalogues.AnyAsync(c => c.Id == named, ct) ? named : CatalogueErrors.NotFound;
        if (store is { } ofStore)
            return await db.Stores.Where(s => s.Id == ofStore).Select(s => (CatalogueId?)s.CatalogueId).FirstOrDefaultAsync(ct) is { } followed ? followed : StoreErrors.NotFound;

        var all = await db.Catalogues.OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(2).ToListAsync(ct);
        return all switch
        {
            [] => CatalogueErrors.None,
            [var only] => only,
            _ => CatalogueErrors.ChooseOne,
        };
    }
}

internal static class CatalogueErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Catalogue.NotFound", "There is no such catalogue.");

    public static Error None { get; } = new(ErrorKind.NotFound, "Catalogue.None", "There is no catalogue yet.", "Connect a store: its catalogue is made with it.");

    public static Error ChooseOne { get; } = new(ErrorKind.Invalid, "Catalogue.ChooseOne",
        "There are several catalogues; the request names none.", "Give catalogueId, or a storeId that follows one.");
}

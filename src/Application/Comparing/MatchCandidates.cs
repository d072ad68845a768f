using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>The catalogue's products without a link to a store, looked up by what a group of the store's products carries.</summary>
internal sealed class MatchCandidates
{
    private readonly ILookup<string, Product> _bySku;
    private readonly ILookup<string, Product> _byBarcode;
    private readonly ILookup<string, Product> _byHandle;

    private MatchCandidates(IReadOnlyCollection<Product> products)
    {
        _bySku = By(products, v => v.Sku);
        _byBarcode = By(products, v => v.Barcode);
        _byHandle = products.ToLookup(p => p.Handle, StringComparer.Ordinal);
    }

    public static async Task<MatchCandidates> Load(IAppDbContext db, Store store, IReadOnlyList<RemoteProduct> products, CancellationToken ct)
    {
        var catalogue = store.CatalogueId;
        if (!await db.Products.AnyAsync(p => p.CatalogueId == catalogue, ct))
            return new MatchCandidates([]);

        var skus = products.SelectMany(p => p.Snapshot.Content.Variants).Select(v => v.Sku).OfType<string>().Distinct().ToList();
        var barcodes = products.SelectMany(p => p.Snapshot.Content.Variants).Select(v => v.Barcode).OfType<string>().Distinct().ToList();
        var handles = products.Select(p => p.Snapshot.Content.Handle).Distinct().ToList();
        var byVariant = db.Variants.Where(v => skus.Contains(v.Sku!) || barcodes.Contains(v.Barcode!)).Select(v => v.ProductId);
        var alike = await db.Products.Include(p => p.Variants)
            .Where(p => p.CatalogueId == catalogue && (byVariant.Contains(p.Id) || handles.Contains(p.Handle))).ToListAsync(ct);
        var ids = alike.Select(p => p.Id.Value).ToList();
        var linked = (await db.Links.Where(l => l.StoreId == store.Id && l.ResourceKind == ResourceKind.Product && ids.Contains(l.LocalId))
            .Select(l => l.LocalId).ToListAsync(ct)).ToHashSet();
        return new MatchCandidates([.. alike.Where(p => !linked.Contains(p.Id.Value))]);
    }

    /// <summary>The first of SKU, barcode and handle that any product answers to.</summary>
    public Match For(RemoteProduct remote)
    {
        if (_byHandle.Count == 0)
            return Match.None;

        var variants = remote.Snapshot.Content.Variants;
        return Any(variants.Select(v => v.Sku), _bySku, "SKU") ?? Any(variants.Select(v => v.Barcode), _byBarcode, "barcode")
            ?? Any([remote.Snapshot.Content.Handle], _byHandle, "handle") ?? Match.None;
    }

    private static Match? Any(IEnumerable<string?> names, ILookup<string, Product> products, string by) =>
        names.OfType<string>().Distinct().SelectMany(n => products[n]).DistinctBy(p => p.Id).ToList() is { Count: > 0 } found ? new Match(found, by) : null;

    private static ILookup<string, Product> By(IReadOnlyCollection<Product> products, Func<ProductVariant, string?> name) =>
        products.SelectMany(p => p.Variants.Select(v => (Name: name(v), Product: p))).Where(x => x.Name is not null).ToLookup(x => x.Name!, x => x.Product, StringComparer.Ordinal);
}

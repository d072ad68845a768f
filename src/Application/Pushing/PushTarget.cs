using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>The rows that a push of one product works on.</summary>
internal sealed record PushTarget(Product Product, Link Link, Baseline Baseline, ProductSnapshot Local, IReadOnlyDictionary<VariantId, string> VariantIds)
{
    public static async Task<PushTarget?> Load(IAppDbContext db, StagedChange change, CancellationToken ct)
    {
        if (change.ProductId is not { } productId)
            return null;

        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == productId, ct);
        var link = await db.Links.Include(l => l.Facets)
            .FirstOrDefaultAsync(l => l.StoreId == change.StoreId && l.ResourceKind == ResourceKind.Product && l.LocalId == productId.Value, ct);
        if (product is null || link is null)
            return null;

        var variants = product.Variants.Select(v => v.Id.Value).ToList();
        var remoteIds = await db.Links.Where(l => l.StoreId == change.StoreId && l.ResourceKind == ResourceKind.Variant && variants.Contains(l.LocalId))
            .ToDictionaryAsync(l => new VariantId(l.LocalId), l => l.RemoteId, ct);
        return new PushTarget(product, link, LinkedState.ReadBaseline(link), product.ToSnapshot(remoteIds), remoteIds);
    }

    /// <summary>Links the variants that the push made in the store.</summary>
    public void LinkNew(IAppDbContext db, StoreId store, IReadOnlyList<VariantTrio> variants, DateTimeOffset at)
    {
        foreach (var trio in variants)
        {
            if (trio is { Local.LocalId: { } local, Remote.RemoteId: { } remote } && !VariantIds.ContainsKey(local) && !VariantIds.Values.Contains(remote))
                db.Links.Add(new Link(store, ResourceKind.Variant, local.Value, remote, at));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>The rows that the push of products works on: one query for each kind of row.</summary>
internal static class PushTargets
{
    /// <summary>A change whose product or link is gone has no entry.</summary>
    public static async Task<Dictionary<StagedChangeId, PushTarget>> Load(IAppDbContext db, StoreId store, IReadOnlyCollection<StagedChange> changes, CancellationToken ct)
    {
        var ids = changes.Select(c => c.ProductId).OfType<ProductId>().ToList();
        var guids = ids.ConvertAll(id => id.Value);
        var products = await db.Products.Include(p => p.Variants).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var links = await db.Links.Include(l => l.Facets)
            .Where(l => l.StoreId == store && l.ResourceKind == ResourceKind.Product && guids.Contains(l.LocalId)).ToDictionaryAsync(l => new ProductId(l.LocalId), ct);
        var variants = products.Values.SelectMany(p => p.Variants).Select(v => v.Id.Value).ToList();
        var remoteIds = await db.Links.Where(l => l.StoreId == store && l.ResourceKind == ResourceKind.Variant && variants.Contains(l.LocalId))
            .ToDictionaryAsync(l => new VariantId(l.LocalId), l => l.RemoteId, ct);

        var targets = new Dictionary<StagedChangeId, PushTarget>();
        foreach (var change in changes)
        {
            if (change.ProductId is not { } id || !products.TryGetValue(id, out var product) || !links.TryGetValue(id, out var link))
                continue;

            var own = product.Variants.Where(v => remoteIds.ContainsKey(v.Id)).ToDictionary(v => v.Id, v => remoteIds[v.Id]);
            targets[change.Id] = new PushTarget(product, link, LinkedState.ReadBaseline(link), product.ToSnapshot(own), own);
        }

        return targets;
    }
}

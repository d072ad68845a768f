using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Policies;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Applying;

/// <summary>The products, links and policies that a group of changes needs, loaded with one query for each kind of row.</summary>
internal sealed class ApplyState
{
    private readonly Dictionary<ProductId, Product> _products;
    private readonly Dictionary<(StoreId, string), Link> _links;
    private readonly Dictionary<(StoreId, Guid), string> _variantIds;
    private readonly Dictionary<StoreId, SyncPolicy> _policies;

    private ApplyState(List<Product> products, List<Link> links, List<Link> variantLinks, Dictionary<StoreId, SyncPolicy> policies)
    {
        _products = products.ToDictionary(p => p.Id);
        _links = links.ToDictionary(l => (l.StoreId, l.RemoteId));
        _variantIds = variantLinks.ToDictionary(l => (l.StoreId, l.LocalId), l => l.RemoteId);
        _policies = policies;
    }

    public static async Task<ApplyState> Load(IAppDbContext db, IReadOnlyList<StagedChange> changes, CancellationToken ct)
    {
        var productIds = changes.Select(c => c.ProductId).OfType<ProductId>().Distinct().ToList();
        var remoteIds = changes.Select(c => c.RemoteId).OfType<string>().Distinct().ToList();
        var stores = changes.Select(c => c.StoreId).Distinct().ToList();
        List<Product> products = productIds.Count == 0 ? []
            : await db.Products.Include(p => p.Variants).Where(p => productIds.Contains(p.Id)).ToListAsync(ct);
        var links = await db.Links.Include(l => l.Facets)
            .Where(l => stores.Contains(l.StoreId) && l.ResourceKind == ResourceKind.Product && remoteIds.Contains(l.RemoteId)).ToListAsync(ct);
        var variants = products.SelectMany(p => p.Variants).Select(v => v.Id.Value).ToList();
        List<Link> variantLinks = variants.Count == 0 ? []
            : await db.Links.Where(l => stores.Contains(l.StoreId) && l.ResourceKind == ResourceKind.Variant && variants.Contains(l.LocalId)).ToListAsync(ct);
        var policies = new Dictionary<StoreId, SyncPolicy>();
        foreach (var store in stores)
            policies[store] = await OpenState.PolicyOf(db, store, ct);
        return new ApplyState(products, links, variantLinks, policies);
    }

    public Product? ProductOf(StagedChange change) => change.ProductId is { } id ? _products.GetValueOrDefault(id) : null;

    public Link? LinkOf(StagedChange change) => _links.GetValueOrDefault((change.StoreId, change.RemoteId ?? ""));

    public SyncPolicy PolicyOf(StoreId store) => _policies[store];

    public Dictionary<VariantId, string> VariantIds(Product product, StoreId store) => product.Variants
        .Where(v => _variantIds.ContainsKey((store, v.Id.Value))).ToDictionary(v => v.Id, v => _variantIds[(store, v.Id.Value)]);
}

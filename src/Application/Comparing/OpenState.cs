using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Policies;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>
/// All that is open about a group of a store's products, loaded with one query for each kind of row: open changes and
/// conflicts, remembered rejections, links of variants, and the policy in force.
/// </summary>
internal sealed class OpenState
{
    private readonly IAppDbContext _db;
    private readonly StoreId _store;
    private readonly Dictionary<(string, Direction), StagedChange> _changes;
    private readonly ILookup<ProductId?, Conflict> _conflicts;
    private readonly ILookup<string, AcceptedDifference> _accepted;
    private readonly Dictionary<Guid, Link> _variantLinks;
    private readonly Dictionary<string, Link> _variantLinksByRemoteId;

    private OpenState(
        IAppDbContext db, StoreId store, SyncPolicy policy, List<StagedChange> changes, List<Conflict> conflicts,
        List<AcceptedDifference> accepted, List<Link> variantLinks)
    {
        (_db, _store, Policy) = (db, store, policy);
        _changes = changes.ToDictionary(c => (c.ResourceId, c.Direction));
        _conflicts = conflicts.Where(c => c.Status == ConflictStatus.Open).ToLookup(c => c.ProductId);
        _accepted = accepted.ToLookup(a => a.ResourceId);
        _variantLinks = variantLinks.ToDictionary(l => l.LocalId);
        _variantLinksByRemoteId = variantLinks.ToDictionary(l => l.RemoteId);
    }

    public SyncPolicy Policy { get; }

    public static async Task<OpenState> Load(
        IAppDbContext db, StoreId store, IReadOnlyCollection<Link> links, IReadOnlyCollection<Product> products, CancellationToken ct)
    {
        var resources = products.Select(p => p.Id.ToString()).ToList();
        var ids = products.Select(p => (ProductId?)p.Id).ToList();
        var variants = products.SelectMany(p => p.Variants).Select(v => v.Id.Value).ToList();
        return new OpenState(
            db, store, await PolicyOf(db, store, ct),
            await db.StagedChanges.Open().Include(c => c.Fields).Where(c => c.StoreId == store && c.ResourceKind == ResourceKind.Product && resources.Contains(c.ResourceId)).ToListAsync(ct),
            await db.Conflicts.Where(c => c.StoreId == store && c.Status == ConflictStatus.Open && ids.Contains(c.ProductId)).ToListAsync(ct),
            await db.AcceptedDifferences.Where(a => a.StoreId == store && resources.Contains(a.ResourceId)).ToListAsync(ct),
            await db.Links.Where(l => l.StoreId == store && l.ResourceKind == ResourceKind.Variant && variants.Contains(l.LocalId)).ToListAsync(ct));
    }

    public static async Task<SyncPolicy> PolicyOf(IAppDbContext db, StoreId store, CancellationToken ct) =>
        (await db.Policies.AsNoTracking().Where(p => p.StoreId == store).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct))?.ToPolicy()
        ?? SyncPolicy.Default;

    public StagedChange? Change(ProductId product, Direction direction) =>
        _changes.GetValueOrDefault((product.ToString(), direction)) is { IsOpen: true } change ? change : null;

    public IReadOnlyList<Conflict> Conflicts(ProductId product) =>
        [.. _conflicts[product].Where(c => c.Status == ConflictStatus.Open)];

    public bool IsAccepted(ProductId product, FieldDifference difference) => _accepted[product.ToString()].Any(a => a.Covers(difference));

    public void Add(StagedChange change)
    {
        _changes[(change.ResourceId, change.Direction)] = change;
        _db.StagedChanges.Add(change);
    }

    public void Add(Conflict conflict) => _db.Conflicts.Add(conflict);

    /// <summary>The store's ids of a product's variants.</summary>
    public Dictionary<VariantId, string> VariantIds(Product product) => product.Variants
        .Where(v => _variantLinks.ContainsKey(v.Id.Value)).ToDictionary(v => v.Id, v => _variantLinks[v.Id.Value].RemoteId);

    /// <summary>Links the variants that are there on both sides; one that the store made anew is pointed at its new id.</summary>
    public void LinkVariants(Product product, IReadOnlyList<VariantTrio> variants, DateTimeOffset at)
    {
        foreach (var trio in variants)
        {
            if (trio is not { Local.LocalId: { } local, Remote.RemoteId: { } remote })
                continue;

            if (_variantLinks.TryGetValue(local.Value, out var known))
            {
                if (known.RemoteId == remote)
                    continue;
                if (_variantLinksByRemoteId.ContainsKey(remote))
                    continue; // still held by another variant of this product; the next comparison finds it free
                _db.LinkHistory.Add(new LinkHistory(_store, ResourceKind.Variant, local.Value, remote, "repointed", "ShopifySync", at));
                known.Repoint(remote);
            }
            else if (!_variantLinksByRemoteId.ContainsKey(remote))
            {
                var link = new Link(_store, ResourceKind.Variant, local.Value, remote, at);
                _db.Links.Add(link);
                _variantLinks[local.Value] = link;
                _variantLinksByRemoteId[remote] = link;
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Products that the store said it no longer has, when asked for by id: each becomes a proposal of its own, never a silent delete.</summary>
public sealed class GoneProducts(IAppDbContext db, TimeProvider clock)
{
    public async Task<CountsDelta> Propose(StoreId store, IReadOnlyList<string> remoteIds, BatchId? foundBy, CancellationToken ct)
    {
        if (remoteIds.Count == 0)
            return CountsDelta.None;

        // What was proposed as new and never taken in is gone without a trace.
        foreach (var create in await db.StagedChanges.Open().Where(c =>
            c.StoreId == store && c.Kind == ChangeKind.Create && c.Direction == Direction.Inbound && c.ReleasedTo == null && remoteIds.Contains(c.ResourceId)).ToListAsync(ct))
            create.Supersede();

        var links = await db.Links.Include(l => l.Facets)
            .Where(l => l.StoreId == store && l.ResourceKind == ResourceKind.Product && remoteIds.Contains(l.RemoteId)).ToListAsync(ct);
        var localIds = links.Select(l => new ProductId(l.LocalId)).ToList();
        var products = await db.Products.Where(p => localIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, ct);
        var resources = localIds.Select(id => id.ToString()).ToList();
        var open = await db.StagedChanges.Open().Include(c => c.Fields).Where(c => c.StoreId == store && resources.Contains(c.ResourceId)).ToListAsync(ct);
        var accepted = await db.AcceptedDifferences.Where(a => a.StoreId == store && resources.Contains(a.ResourceId) && a.Path == AcceptedDifference.Whole)
            .Select(a => a.ResourceId).ToListAsync(ct);

        var staged = 0;
        foreach (var link in links)
        {
            var product = products[link.LocalId];
            var ofProduct = open.Where(c => c.ResourceId == product.Id.ToString()).ToList();
            if (accepted.Contains(product.Id.ToString()))
                continue;

            staged++;
            if (ofProduct.Any(c => c.Kind == ChangeKind.Delete || c.ReleasedTo is not null))
                continue;

            // What was proposed to or from a product that is gone has no object any more.
            foreach (var change in ofProduct)
                change.Supersede();
            db.StagedChanges.Add(StagedChange.ProposeDelete(
                new StagedSubject(store, product.CatalogueId, product.Id.ToString(), product.Id, link.RemoteId),
                Direction.Inbound, LinkedState.ReadRemote(link), foundBy, clock.GetUtcNow()));
        }

        return new CountsDelta { Staged = staged, Unchanged = remoteIds.Count - staged };
    }
}

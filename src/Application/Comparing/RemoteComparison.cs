using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>What became of a group of read products. Those read too late are to be read again and are not counted.</summary>
/// <param name="LinksMet">Linked products among them whose link is older than the read.</param>
/// <param name="Unknown">Those that no link knew.</param>
public sealed record ComparedGroup(StoreId Store, CountsDelta Counts, IReadOnlyList<string> ReadAgain, IReadOnlyList<LinkId> Unchanged, int LinksMet, IReadOnlyList<string> Unknown);

/// <summary>
/// Takes a page of a store's products through the comparison: unchanged ones end after one indexed read for the whole
/// page; linked ones are compared; unknown ones meet the catalogue for the first time.
/// </summary>
public sealed class RemoteComparison(IAppDbContext db, IRemoteIds ids, LinkComparer comparer, FirstContact firstContact, TimeProvider clock)
{
    /// <param name="believeOlder">Takes an answer although its <c>updatedAt</c> is older than the one last seen.</param>
    /// <param name="proposals">Where products that are new go, for a caller that inserts many at once; null: into the context, as everything else.</param>
    public async Task<ComparedGroup> Compare(
        Store store, ProductPage page, BatchId? foundBy, CancellationToken ct, bool believeOlder = false, ICollection<StagedChange>? proposals = null)
    {
        var remoteIds = page.Products.Select(p => p.RemoteId).Distinct().ToList();
        var policy = await OpenState.PolicyOf(db, store.Id, ct);
        var known = await ids.Links(store.Id, remoteIds, ct);

        var readAgain = new List<string>();
        var unchanged = new List<LinkId>();
        var toCompare = new List<RemoteProduct>();
        var unknown = new List<RemoteProduct>();
        foreach (var product in page.Products.DistinctBy(p => p.RemoteId))
        {
            var link = known.GetValueOrDefault(product.RemoteId);
            if (link is not null && !Link.MayTrust(link.LastWriteAt, link.RemoteUpdatedAt, page.ReadBegan, believeOlder ? null : product.UpdatedAt, clock.GetUtcNow()))
                readAgain.Add(product.RemoteId);
            else if (link is not null && IsAsCompared(link, product, policy.Version))
                unchanged.Add(link.Id);
            else if (product.OrderIsUnsure)
                readAgain.Add(product.RemoteId);
            else if (link is null)
                unknown.Add(product);
            else
                toCompare.Add(product);
        }

        var counts = await CompareLinked(store, toCompare, foundBy, ct);
        var news = proposals ?? new List<StagedChange>();
        counts = counts.Plus(await firstContact.Meet(store, unknown, foundBy, news, ct));
        if (proposals is null)
            db.StagedChanges.AddRange(news);

        return new ComparedGroup(
            store.Id,
            counts with
            {
                Seen = page.Products.Count + page.Unreadable.Count - readAgain.Count,
                Unchanged = counts.Unchanged + unchanged.Count + page.Products.Count - page.Products.DistinctBy(p => p.RemoteId).Count(),
                Quarantined = page.Unreadable.Count,
            },
            readAgain, unchanged, known.Values.Count(l => l.LinkedAt < page.ReadBegan), [.. unknown.Select(p => p.RemoteId)]);
    }

    /// <summary>
    /// In the caller's transaction: unchanged products were compared too, and say when, one update for all of them; and the
    /// unknown ones still are.
    /// </summary>
    public async Task Confirm(ComparedGroup group, CancellationToken ct)
    {
        await db.StillUnknown(group.Store, group.Unknown, ct);
        if (group.Unchanged.Count == 0)
            return;

        var now = clock.GetUtcNow();
        await db.Links.Where(l => group.Unchanged.Contains(l.Id)).ExecuteUpdateAsync(l => l.SetProperty(x => x.ComparedAt, now), ct);
    }

    private async Task<CountsDelta> CompareLinked(Store store, List<RemoteProduct> products, BatchId? foundBy, CancellationToken ct)
    {
        if (products.Count == 0)
            return CountsDelta.None;

        var remoteIds = products.Select(p => p.RemoteId).ToList();
        var links = await db.Links.Include(l => l.Facets)
            .Where(l => l.StoreId == store.Id && l.ResourceKind == ResourceKind.Product && remoteIds.Contains(l.RemoteId)).ToDictionaryAsync(l => l.RemoteId, ct);
        var localIds = links.Values.Select(l => new ProductId(l.LocalId)).ToList();
        var locals = await db.Products.Include(p => p.Variants).Where(p => localIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, ct);
        var open = await OpenState.Load(db, store.Id, links.Values, locals.Values, ct);

        var counts = CountsDelta.None;
        foreach (var product in products)
        {
            var link = links[product.RemoteId];
            var outcome = comparer.Compare(link, locals[link.LocalId], product.Snapshot, open, foundBy);
            link.Seen(product.UpdatedAt, clock.GetUtcNow());
            counts = counts.Plus(outcome);
        }

        return counts;
    }

    private static bool IsAsCompared(KnownLink link, RemoteProduct remote, int policy) => link.ComparedAs == Comparison.Of(remote.Hash, link.ProductVersion, policy);
}

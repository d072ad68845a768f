using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>
/// Products of a store that no link knows meet the catalogue: matched by SKU, then barcode, then handle, when exactly
/// one product answers; several wait as a conflict, never a guess; none is proposed as a new product.
/// </summary>
public sealed class FirstContact(IAppDbContext db, IRemoteIds ids, LinkComparer comparer, TimeProvider clock)
{
    public async Task<CountsDelta> Meet(Store store, IReadOnlyList<RemoteProduct> products, BatchId? foundBy, ICollection<StagedChange> proposals, CancellationToken ct)
    {
        if (products.Count == 0)
            return CountsDelta.None;

        var remoteIds = products.Select(p => p.RemoteId).ToList();
        var candidates = await MatchCandidates.Load(db, store, products, ct);
        var changes = await ids.InboundChanges(store.Id, remoteIds, ct);
        Dictionary<string, StagedChange> creates = changes.Count == 0 ? [] : await db.StagedChanges.Open().Where(c => changes.Contains(c.Seq)).ToDictionaryAsync(c => c.ResourceId, ct);
        var questions = db.Conflicts.Where(c => c.StoreId == store.Id && c.Kind == ConflictKind.Match);
        var asked = await questions.AnyAsync(ct) ? await questions.Where(c => remoteIds.Contains(c.RemoteId)).ToListAsync(ct) : [];
        var conflicts = asked.Where(c => c.Status == ConflictStatus.Open).ToDictionary(c => c.RemoteId);
        var saidToBeNew = asked.Where(c => c.Resolution == ConflictResolution.Remote).Select(c => c.RemoteId).ToHashSet();
        var rejections = db.AcceptedDifferences.Where(a => a.StoreId == store.Id);
        var accepted = await rejections.AnyAsync(ct) ? await rejections.Where(a => remoteIds.Contains(a.ResourceId)).ToDictionaryAsync(a => a.ResourceId, ct) : [];

        var matches = products.ToDictionary(p => p.RemoteId, p => saidToBeNew.Contains(p.RemoteId) ? Match.None : candidates.For(p));
        var wantedByMany = matches.Values.Where(m => m.Products.Count == 1).CountBy(m => m.Products[0].Id).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        var counts = CountsDelta.None;
        foreach (var remote in products)
        {
            var match = matches[remote.RemoteId];
            var create = creates.GetValueOrDefault(remote.RemoteId);
            var conflict = conflicts.GetValueOrDefault(remote.RemoteId);
            if (match.Products.Count == 1 && !wantedByMany.Contains(match.Products[0].Id))
            {
                create?.Supersede();
                conflict?.Vanish();
                counts = counts.Plus(await LinkAndCompare(store, match.Products[0], remote, $"matched by {match.By}", foundBy, ct));
            }
            else if (match.Products.Count > 0)
            {
                create?.Supersede();
                Ask(store, remote, match, conflict, foundBy);
                counts = counts with { Conflicted = counts.Conflicted + 1 };
            }
            else
            {
                conflict?.Vanish();
                counts = counts.Plus(Propose(store, remote, create, accepted.GetValueOrDefault(remote.RemoteId), foundBy, proposals));
            }
        }

        return counts;
    }

    /// <summary>Links a product with a store's object and compares them for the first time.</summary>
    internal async Task<CompareOutcome> LinkAndCompare(Store store, Product product, RemoteProduct remote, string how, BatchId? foundBy, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var link = new Link(store.Id, ResourceKind.Product, product.Id.Value, remote.RemoteId, now);
        db.Links.Add(link);
        db.LinkHistory.Add(new LinkHistory(store.Id, ResourceKind.Product, product.Id.Value, remote.RemoteId, how, "ShopifySync", now));
        var open = await OpenState.Load(db, store.Id, [link], [product], ct);
        var baseline = Baseline.AtFirstContact(product.ToSnapshot(), remote.Snapshot, open.Policy.LeadingAtFirstContact);
        var outcome = comparer.Compare(link, product, baseline, remote.Snapshot, open, foundBy);
        link.Seen(remote.UpdatedAt, now);
        return outcome;
    }

    private void Ask(Store store, RemoteProduct remote, Match match, Conflict? conflict, BatchId? foundBy)
    {
        var snapshot = remote.Written.Json;
        var candidates = FieldValue.Of(match.Products.Select(p => new MatchCandidate(p.Id.ToString(), p.Title, p.Variants.Select(v => v.Sku).FirstOrDefault(s => s is not null), match.By)))!;
        if (conflict is not null)
            conflict.RefreshMatch(remote.Snapshot.Content.Title, snapshot, candidates);
        else
            db.Conflicts.Add(Conflict.RaiseMatch(new ConflictSubject(store.Id, store.CatalogueId, null, remote.RemoteId, remote.Snapshot.Content.Title), snapshot, candidates, foundBy, clock.GetUtcNow()));
    }

    private CompareOutcome Propose(Store store, RemoteProduct remote, StagedChange? create, AcceptedDifference? rejected, BatchId? foundBy, ICollection<StagedChange> proposals)
    {
        if (create is not null)
        {
            if (create.ReleasedTo is null)
                create.Refresh(remote.Snapshot, foundBy, clock.GetUtcNow());
            return CompareOutcome.Staged;
        }

        if (rejected?.RemoteHash == SnapshotJson.Hash(remote.Written.Json))
            return CompareOutcome.Unchanged;

        proposals.Add(StagedChange.ProposeCreate(
            new StagedSubject(store.Id, store.CatalogueId, remote.RemoteId, null, remote.RemoteId), Direction.Inbound, remote.Written, foundBy, clock.GetUtcNow()));
        return CompareOutcome.Staged;
    }
}

/// <summary>One product that an unknown one could be, as a conflict shows it.</summary>
public sealed record MatchCandidate(string Id, string Title, string? Sku, string By);

/// <summary>Which products answer, and by what.</summary>
internal sealed record Match(IReadOnlyList<Product> Products, string By)
{
    public static Match None { get; } = new([], "nothing");
}

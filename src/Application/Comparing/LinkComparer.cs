using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Comparing;

public enum CompareOutcome
{
    Unchanged,
    Staged,
    Conflicted,
}

/// <summary>
/// Compares the three states of a product's link and brings its open changes and conflicts in line with them. It adds
/// to the context and saves nothing: the caller's transaction does.
/// </summary>
public sealed class LinkComparer(IAppDbContext db, TimeProvider clock)
{
    /// <summary>The catalogue's side moved (an edit, an applied change): every store that has the product is compared with what it had when last seen.</summary>
    public async Task CompareLocal(Product product, BatchId? foundBy, CancellationToken ct)
    {
        var links = await db.Links.Include(l => l.Facets)
            .Where(l => l.ResourceKind == ResourceKind.Product && l.LocalId == product.Id.Value).ToListAsync(ct);
        foreach (var ofStore in links.GroupBy(l => l.StoreId))
        {
            var open = await OpenState.Load(db, ofStore.Key, [.. ofStore], [product], ct);
            foreach (var link in ofStore)
                Compare(link, product, LinkedState.ReadRemote(link), open, foundBy);
        }
    }

    /// <summary>Compares one link with a remote state. <paramref name="open"/> holds what is open about it and its neighbours.</summary>
    internal CompareOutcome Compare(Link link, Product product, ProductSnapshot remote, OpenState open, BatchId? foundBy) =>
        Compare(link, product, LinkedState.ReadBaseline(link), remote, open, foundBy);

    internal CompareOutcome Compare(Link link, Product product, Baseline baseline, ProductSnapshot remote, OpenState open, BatchId? foundBy)
    {
        var now = clock.GetUtcNow();
        var policy = open.Policy;
        var local = product.ToSnapshot(open.VariantIds(product));
        var differences = ProductDiff.Between(baseline, local, remote, policy);
        var variants = VariantMatch.Of(baseline.Remote, local, remote);

        Agreement[] agreed = [.. differences.Where(d => d.Kind == DifferenceKind.Agreed).Select(d => new Agreement(d.Path, d.Local, d.Remote))];
        LinkedState.Write(link, baseline.Agree(agreed, local, remote), remote);
        link.ComparedWith(product.Version, policy.Version);
        open.LinkVariants(product, variants, now);

        var subject = new StagedSubject(link.StoreId, product.CatalogueId, product.Id.ToString(), product.Id, link.RemoteId);
        var wanted = differences.Where(d => d.Kind != DifferenceKind.Agreed && !open.IsAccepted(product.Id, d)).ToList();
        var staleOutbound = open.Change(product.Id, Direction.Outbound) is { Status: StagedChangeStatus.Stale } stale
            ? stale.Fields.Select(f => f.Path).ToHashSet() : [];

        // A field that came back for review as stale stays with its change, both values shown, until a person decides there.
        List<FieldDifference> Of(Direction direction, DifferenceKind kind) => [.. wanted
            .Where(d => d.Kind == kind || (direction == Direction.Outbound && d.Kind == DifferenceKind.Conflict && staleOutbound.Contains(d.Path)))
            .Select(d => d.Kind == DifferenceKind.Conflict ? d with { Kind = kind, Proposed = d.Local } : d)];

        var inbound = Of(Direction.Inbound, DifferenceKind.Inbound);
        if (open.Change(product.Id, Direction.Inbound) is { Kind: ChangeKind.Update } proposed)
            inbound.AddRange(proposed.Proposals(local, remote, wanted.Select(d => d.Path)));

        var moved = Stage(subject, Direction.Inbound, inbound, remote)
            | Stage(subject, Direction.Outbound, Of(Direction.Outbound, DifferenceKind.Outbound), local);
        var clashes = wanted.Where(d => d.Kind == DifferenceKind.Conflict && !staleOutbound.Contains(d.Path)).ToList();
        Clash(clashes);
        return clashes.Count > 0 ? CompareOutcome.Conflicted : moved ? CompareOutcome.Staged : CompareOutcome.Unchanged;

        bool Stage(StagedSubject about, Direction direction, List<FieldDifference> fields, ProductSnapshot shown)
        {
            var change = open.Change(product.Id, direction);
            if (change is { ReleasedTo: not null })
                return fields.Count > 0; // a batch is writing it at this moment and settles it, also where this reading shows it done
            if (change is { Kind: not ChangeKind.Update })
            {
                // Whether to make or to remove it is no longer the question: both sides have it.
                change.Supersede();
                change = null;
            }

            if (fields.Count == 0)
            {
                change?.Supersede();
                return false;
            }

            if (change is null)
                open.Add(StagedChange.ProposeUpdate(about, direction, fields, shown, foundBy, now));
            else
                change.Refresh(fields, shown, foundBy, now);
            return true;
        }

        void Clash(List<FieldDifference> apart)
        {
            var known = open.Conflicts(product.Id);
            foreach (var gone in known.Where(c => apart.All(d => d.Path != c.Path)))
                gone.Vanish();
            foreach (var clash in apart)
            {
                if (known.FirstOrDefault(c => c.Path == clash.Path) is { } conflict)
                    conflict.Refresh(product.Title, clash);
                else
                    open.Add(Conflict.Raise(new ConflictSubject(link.StoreId, product.CatalogueId, product.Id, link.RemoteId, product.Title), clash, foundBy, now));
            }
        }
    }
}

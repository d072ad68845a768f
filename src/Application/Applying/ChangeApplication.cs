using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Applying;

/// <summary>Carries approved inbound changes out on loaded rows: products made, updated or put away. The caller's transaction saves.</summary>
public sealed class ChangeApplication(IAppDbContext db, LinkComparer comparer, IBulkWriter writer, TimeProvider clock)
{
    private readonly MadeProducts _made = new();

    public async Task<CountsDelta> Apply(IReadOnlyList<StagedChange> changes, CancellationToken ct)
    {
        var state = await ApplyState.Load(db, changes, ct);
        var counts = CountsDelta.None;
        foreach (var change in changes)
        {
            await (change.Kind switch
            {
                ChangeKind.Create => Create(change, state),
                ChangeKind.Delete => PutAway(change, state, ct),
                _ => Update(change, state, ct),
            });
            counts = change.Status switch
            {
                StagedChangeStatus.Applied => counts with { Done = counts.Done + 1 },
                StagedChangeStatus.Stale => counts with { Stale = counts.Stale + 1 },
                _ => counts with { Failed = counts.Failed + 1 },
            };
        }

        return counts;
    }

    /// <summary>Inside the transaction: the rows of products that were made go past the change tracker, about a dozen for each.</summary>
    public async Task WriteMade(CancellationToken ct)
    {
        foreach (var store in _made.Links.Select(l => l.StoreId).Distinct())
            await db.TakeTurn(store, ct);
        await _made.Write(writer, ct);
    }

    private Task Create(StagedChange change, ApplyState state)
    {
        var now = clock.GetUtcNow();
        if (state.LinkOf(change) is not null)
        {
            change.Fail("The store's product was linked to a catalogue product in the meantime.", stale: true, now);
            return Task.CompletedTask;
        }

        var snapshot = SnapshotJson.Read(change.Snapshot!);
        var product = Product.Create(change.CatalogueId, snapshot, now);
        _made.Products.Add(product);
        _made.Versions.Add(new ProductVersion(product.Id, product.Version, null, change.Snapshot!, Cause(change), now));

        var link = new Link(change.StoreId, ResourceKind.Product, product.Id.Value, change.RemoteId!, now);
        LinkedState.Write(link, new Baseline(snapshot, Baseline.NoLocalForms), snapshot);
        link.ComparedWith(product.Version, state.PolicyOf(change.StoreId).Version);
        link.Compared(now);
        _made.Links.Add(link);
        _made.History.Add(new LinkHistory(change.StoreId, ResourceKind.Product, product.Id.Value, change.RemoteId!, "made from the store", change.DecidedBy ?? "", now));
        foreach (var (variant, remote) in product.Variants.Zip(snapshot.Content.Variants))
        {
            if (remote.RemoteId is { } remoteId)
                _made.Links.Add(new Link(change.StoreId, ResourceKind.Variant, variant.Id.Value, remoteId, now));
        }

        change.Finish();
        return Task.CompletedTask;
    }

    private async Task Update(StagedChange change, ApplyState state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (state.ProductOf(change) is not { } product || state.LinkOf(change) is not { } link)
        {
            change.Fail("The product or its link to the store is gone.", stale: true, now);
            return;
        }

        var before = product.ToSnapshot(state.VariantIds(product, change.StoreId));
        var results = new List<FieldResult>();
        var edits = new List<FieldEdit>();
        foreach (var field in change.Fields.Where(f => f.Decision == FieldDecision.Approved))
        {
            var value = before.Read(field.Path);
            if (value == field.Proposed)
                results.Add(new FieldResult(field.Path, FieldOutcome.AlreadyThere));
            else if (value != field.Local)
                results.Add(new FieldResult(field.Path, FieldOutcome.Stale, "The catalogue's value moved after the approval.", value, field.Remote));
            else
            {
                edits.Add(new FieldEdit(field.Path, field.Proposed));
                results.Add(new FieldResult(field.Path, FieldOutcome.Written));
            }
        }

        var accepted = product.Accept(edits, now);
        if (accepted.IsFailure)
        {
            change.Finish([.. edits.Select(e => new FieldResult(e.Path, FieldOutcome.Refused, $"{accepted.Error.Message} {accepted.Error.NextStep}"))], now);
            return;
        }

        change.Finish(results, now);
        if (accepted.Value.Count > 0)
            await Remember(product, before, [.. edits.Select(e => e.Path)], Cause(change), now, ct);
        Agree(link, before, change, results);
        await comparer.CompareLocal(product, change.ReleasedTo, ct);
    }

    /// <summary>
    /// The store no longer has the product: the link ends, and the product is archived unless another store still has it.
    /// </summary>
    private async Task PutAway(StagedChange change, ApplyState state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (state.ProductOf(change) is not { } product || state.LinkOf(change) is not { } link)
        {
            change.Finish();
            return;
        }

        db.Links.Remove(link);
        db.LinkHistory.Add(new LinkHistory(change.StoreId, ResourceKind.Product, product.Id.Value, link.RemoteId, "gone from the store", change.DecidedBy ?? "", now));
        var variantIds = product.Variants.Select(v => v.Id.Value).ToList();
        db.Links.RemoveRange(await db.Links.Where(l => l.StoreId == change.StoreId && l.ResourceKind == ResourceKind.Variant && variantIds.Contains(l.LocalId)).ToListAsync(ct));

        var productId = product.Id.Value;
        var elsewhere = await db.Links.AnyAsync(l => l.ResourceKind == ResourceKind.Product && l.LocalId == productId && l.StoreId != change.StoreId, ct);
        if (!elsewhere && product.Status != ProductStatus.Archived)
        {
            var before = product.ToSnapshot();
            var archived = product.Accept([new FieldEdit(FieldPath.Status, FieldValue.Of(ProductStatus.Archived))], now);
            if (archived.IsFailure)
            {
                change.Fail(archived.Error.Message, stale: false, now);
                return;
            }

            await Remember(product, before, [FieldPath.Status], Cause(change), now, ct);
        }

        change.Finish();
    }

    private async Task Remember(Product product, ProductSnapshot before, IReadOnlyList<FieldPath> paths, ChangeCause cause, DateTimeOffset now, CancellationToken ct) =>
        await ProductHistory.Remember(db, product, before, paths, cause, now, ct);

    /// <summary>The baseline moves field by field: on what was written, both sides agree now.</summary>
    private static void Agree(Link link, ProductSnapshot before, StagedChange change, IReadOnlyList<FieldResult> results)
    {
        var done = results.Where(r => r.Outcome is FieldOutcome.Written or FieldOutcome.AlreadyThere).Select(r => r.Path).ToHashSet();
        Agreement[] agreements = [.. change.Fields.Where(f => done.Contains(f.Path)).Select(f => new Agreement(f.Path, f.Remote, f.Remote))];
        var baseline = LinkedState.ReadBaseline(link);
        var remote = LinkedState.ReadRemote(link);
        LinkedState.Write(link, baseline.Agree(agreements, before, remote), remote);
    }

    private static ChangeCause Cause(StagedChange change) => new("apply", change.Id.ToString(), change.DecidedBy ?? "");
}

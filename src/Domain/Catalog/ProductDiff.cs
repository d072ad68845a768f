using ShopifySync.Domain.Policies;

namespace ShopifySync.Domain.Catalog;

/// <summary>The comparison that every feature rests on: three snapshots and a policy in, differing fields out. Pure.</summary>
public static class ProductDiff
{
    public static IReadOnlyList<FieldDifference> Between(Baseline baseline, ProductSnapshot local, ProductSnapshot remote, SyncPolicy policy)
    {
        var differences = new List<FieldDifference>();
        var seen = WithKnownSources(baseline.Remote, remote);

        foreach (var path in ProductFields.OfProduct)
            Compare(path);
        foreach (var trio in VariantMatch.Of(baseline.Remote, local, seen))
            CompareVariant(trio);
        if (!seen.Media.Any(m => IsBeingProcessed(m, baseline.Remote)))
            Compare(FieldPath.Media);
        foreach (var path in Metafields(baseline.Remote).Union(Metafields(local)).Union(Metafields(seen)))
            Compare(path);

        return differences;

        void Compare(FieldPath path) => Decide(path, baseline.FormsOf(path), local.Read(path), seen.Read(path));

        void CompareVariant(VariantTrio trio)
        {
            // A variant that is there on both sides is compared field by field, whether or not it was agreed before;
            // one that came or went is one decision about the whole variant.
            if (trio is { Local: { } l, Remote: { } r })
            {
                if (baseline.LocalForms.Count == 0 && trio.Baseline is { } b && l.SaysTheSameAs(b) && r.SaysTheSameAs(b))
                    return;

                foreach (var field in ProductFields.OfVariant)
                {
                    Decide(FieldPath.Variant(trio.Key, field),
                        baseline.FormsOf(trio.Baseline, field), ProductFields.Read(l, field), ProductFields.Read(r, field));
                }
            }
            else
            {
                Decide(FieldPath.Variant(trio.Key), baseline.FormsOf(trio.Baseline), ProductFields.Whole(trio.Local), ProductFields.Whole(trio.Remote));
            }
        }

        void Decide(FieldPath path, (string? Remote, string? Local) agreed, string? localValue, string? remoteValue)
        {
            if (localValue != agreed.Local || remoteValue != agreed.Remote)
                differences.AddRange(FieldRules.Decide(path, agreed.Remote, agreed.Local, localValue, remoteValue, policy.For(path)));
        }
    }

    /// <summary>
    /// The remote snapshot with the sources that the baseline knows its pictures by: the CDN may move a file's address
    /// while the file, told by its id, stays. That holds, too, for a file that was agreed on while it had no address.
    /// </summary>
    public static ProductSnapshot WithKnownSources(ProductSnapshot baseline, ProductSnapshot remote)
    {
        var known = baseline.Media.Where(m => m.RemoteId is not null).DistinctBy(m => m.RemoteId).ToDictionary(m => m.RemoteId!, m => m.Source);
        return remote with { Media = [.. remote.Media.Select(m => m.RemoteId is { } id && known.TryGetValue(id, out var source) ? m with { Source = source } : m)] };
    }

    /// <summary>
    /// A new file has no address while Shopify processes it; its id stands for one. Such a list is compared by the next
    /// pull: a picture without an address is of no use to the catalogue.
    /// </summary>
    private static bool IsBeingProcessed(MediaItem seen, ProductSnapshot baseline) =>
        seen.RemoteId is not null && seen.Source == seen.RemoteId && baseline.Media.All(m => m.RemoteId != seen.RemoteId);

    private static IEnumerable<FieldPath> Metafields(ProductSnapshot snapshot) =>
        snapshot.Metafields.Select(m => FieldPath.Metafield(m.Namespace, m.Key));
}

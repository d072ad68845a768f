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
            Compare(path, baseline.Remote.Read(path), local.Read(path), seen.Read(path));
        foreach (var trio in VariantMatch.Of(baseline.Remote, local, seen))
            CompareVariant(trio);
        Compare(FieldPath.Media, baseline.Remote.Read(FieldPath.Media), local.Read(FieldPath.Media), seen.Read(FieldPath.Media));
        foreach (var path in Metafields(baseline.Remote).Union(Metafields(local)).Union(Metafields(seen)))
            Compare(path, baseline.Remote.Read(path), local.Read(path), seen.Read(path));

        return differences;

        void Compare(FieldPath path, string? agreed, string? localValue, string? remoteValue)
        {
            if (FieldRules.Decide(path, agreed, baseline.LocalForm(path, agreed), localValue, remoteValue, policy.For(path)) is { Count: > 0 } decided)
                differences.AddRange(decided);
        }

        void CompareVariant(VariantTrio trio)
        {
            // A variant that is there on both sides is compared field by field, whether or not it was agreed before;
            // one that came or went is one decision about the whole variant.
            if (trio is { Local: { } l, Remote: { } r })
            {
                foreach (var field in ProductFields.OfVariant)
                {
                    Compare(FieldPath.Variant(trio.Key, field),
                        trio.Baseline is { } b ? ProductFields.Read(b, field) : null, ProductFields.Read(l, field), ProductFields.Read(r, field));
                }
            }
            else if (trio.Local is not null || trio.Remote is not null)
            {
                Compare(FieldPath.Variant(trio.Key), ProductFields.Whole(trio.Baseline), ProductFields.Whole(trio.Local), ProductFields.Whole(trio.Remote));
            }
        }
    }

    /// <summary>
    /// The remote snapshot with the sources that the baseline knows its pictures by: the CDN may move a file's address
    /// while the file, told by its id, stays. A file still being processed has no address yet, so its id stands for it.
    /// </summary>
    public static ProductSnapshot WithKnownSources(ProductSnapshot baseline, ProductSnapshot remote)
    {
        var known = baseline.Media.Where(m => m.RemoteId is not null && m.Source != m.RemoteId).ToDictionary(m => m.RemoteId!, m => m.Source);
        return remote with { Media = [.. remote.Media.Select(m => m.RemoteId is { } id && known.TryGetValue(id, out var source) ? m with { Source = source } : m)] };
    }

    private static IEnumerable<FieldPath> Metafields(ProductSnapshot snapshot) =>
        snapshot.Metafields.Select(m => FieldPath.Metafield(m.Namespace, m.Key));
}

using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Linking;

/// <summary>The baseline and the last seen remote state of a product's link, read from its facets and written back.</summary>
public static class LinkedState
{
    public static Baseline ReadBaseline(Link link) => new(
        SnapshotJson.Join(link.Facets.ToDictionary(f => f.Facet, f => f.Baseline)),
        link.Facets.Where(f => f.LocalForms is not null)
            .SelectMany(f => FieldValue.Read<Dictionary<string, string?>>(f.LocalForms)!)
            .ToDictionary(p => p.Key, p => p.Value));

    public static ProductSnapshot ReadRemote(Link link) =>
        SnapshotJson.Join(link.Facets.ToDictionary(f => f.Facet, f => f.Remote ?? f.Baseline));

    /// <summary>Writes what was agreed and what the store had; a facet that did not move is left alone.</summary>
    public static void Write(Link link, Baseline baseline, ProductSnapshot remote)
    {
        var hashes = SnapshotHashes.Of(remote);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var forms = baseline.LocalForms.Where(f => new FieldPath(f.Key).Facet == facet).ToDictionary(f => f.Key, f => f.Value);
            var state = link.Facet(facet);
            state.Agree(SnapshotJson.Write(baseline.Remote, facet), forms.Count == 0 ? null : FieldValue.Of(forms));
            state.Saw(SnapshotJson.Write(remote, facet), hashes.Of(facet));
        }

        link.SumUp();
    }
}

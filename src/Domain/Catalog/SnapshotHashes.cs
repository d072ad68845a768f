namespace ShopifySync.Domain.Catalog;

/// <summary>The hash of each facet of a snapshot.</summary>
public sealed record SnapshotHashes(string Content, string Media, string Metafields)
{
    private static readonly string OfNothing = SnapshotJson.Hash(ProductSnapshot.Empty, Facet.Media);

    public static SnapshotHashes Of(ProductSnapshot snapshot) => new(
        SnapshotJson.Hash(snapshot, Facet.Content),
        snapshot.Media.IsEmpty ? OfNothing : SnapshotJson.Hash(snapshot, Facet.Media),
        snapshot.Metafields.IsEmpty ? OfNothing : SnapshotJson.Hash(snapshot, Facet.Metafields));
}

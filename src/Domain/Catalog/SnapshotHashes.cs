using System.Text;

namespace ShopifySync.Domain.Catalog;

/// <summary>The hash of each facet of a snapshot.</summary>
public sealed record SnapshotHashes(string Content, string Media, string Metafields)
{
    /// <summary>One hash for all of them.</summary>
    public string Together => SnapshotJson.HashOf(Encoding.UTF8.GetBytes($"{Content}{Media}{Metafields}"));

    public string Of(Facet facet) => facet switch
    {
        Facet.Content => Content,
        Facet.Media => Media,
        _ => Metafields,
    };

    public static SnapshotHashes Of(ProductSnapshot snapshot) => SnapshotJson.Hashes(snapshot);
}

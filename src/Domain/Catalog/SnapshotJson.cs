using System.Security.Cryptography;
using System.Text.Json;

namespace ShopifySync.Domain.Catalog;

/// <summary>A snapshot as text to store and as hashes to compare, facet by facet.</summary>
public static class SnapshotJson
{
    public static string Write(ProductSnapshot snapshot) => FieldValue.Of(snapshot)!;

    public static ProductSnapshot Read(string json) => FieldValue.Read<ProductSnapshot>(json)!;

    public static string Write(ProductSnapshot snapshot, Facet facet) => facet switch
    {
        Facet.Content => FieldValue.Of(snapshot.Content)!,
        Facet.Media => FieldValue.Of(snapshot.Media)!,
        _ => FieldValue.Of(snapshot.Metafields)!,
    };

    /// <summary>Puts the stored facets together again; a facet that was never stored is empty.</summary>
    public static ProductSnapshot Join(IReadOnlyDictionary<Facet, string> facets)
    {
        return new ProductSnapshot(
            Stored(Facet.Content) is { } content ? FieldValue.Read<ProductContent>(content)! : ProductSnapshot.Empty.Content,
            FieldValue.ReadList<MediaItem>(Stored(Facet.Media)),
            FieldValue.ReadList<Metafield>(Stored(Facet.Metafields)));

        string? Stored(Facet facet) => facets.GetValueOrDefault(facet) is { Length: > 0 } json ? json : null;
    }

    /// <summary>Hex of the first 16 bytes of SHA-256 over the facet's canonical text; ids count, so a re-created variant is noticed.</summary>
    public static string Hash(ProductSnapshot snapshot, Facet facet)
    {
        var bytes = facet switch
        {
            Facet.Content => JsonSerializer.SerializeToUtf8Bytes(snapshot.Content, FieldValue.Json),
            Facet.Media => JsonSerializer.SerializeToUtf8Bytes(snapshot.Media, FieldValue.Json),
            _ => JsonSerializer.SerializeToUtf8Bytes(snapshot.Metafields, FieldValue.Json),
        };
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }

    /// <summary>The hash of one value, for remembered rejections; "-" for an absent one.</summary>
    public static string Hash(string? value) =>
        value is null ? "-" : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ShopifySync.Domain.Catalog;

/// <summary>A snapshot as text to store and as hashes to compare, facet by facet.</summary>
public static class SnapshotJson
{
    private static readonly string OfNothing = Hex(SHA256.HashData("[]"u8));

    // Pulls write 10^5 snapshots: each worker keeps its buffer.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static string Write(ProductSnapshot snapshot) => FieldValue.Of(snapshot)!;

    /// <summary>The same text, and the hashes of the facets that it is made of: each facet is written once for both.</summary>
    public static (string Json, SnapshotHashes Hashes) WriteHashed(ProductSnapshot snapshot)
    {
        var written = Written(snapshot, out var content, out var media, out var metafields);
        return (Encoding.UTF8.GetString(written), new SnapshotHashes(HashOf(written[content]), HashOf(written[media]), HashOf(written[metafields])));
    }

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

    /// <summary>The hash of one value, for remembered rejections; "-" for an absent one.</summary>
    public static string Hash(string? value) => value is null ? "-" : HashOf(Encoding.UTF8.GetBytes(value));

    /// <summary>Hex of the first 16 bytes of SHA-256 over each facet's canonical text; ids count, so a re-created variant is noticed.</summary>
    internal static SnapshotHashes Hashes(ProductSnapshot snapshot)
    {
        var written = Written(snapshot, out var content, out var media, out var metafields);
        return new SnapshotHashes(HashOf(written[content]), HashOf(written[media]), HashOf(written[metafields]));
    }

    internal static string HashOf(ReadOnlySpan<byte> text) => text.SequenceEqual("[]"u8) ? OfNothing : Hex(SHA256.HashData(text));

    private static string Hex(ReadOnlySpan<byte> digest) => Convert.ToHexStringLower(digest[..16]);

    /// <summary>The snapshot's text in the thread's own buffer, good until the next call, and where its facets are in it.</summary>
    private static ReadOnlySpan<byte> Written(ProductSnapshot snapshot, out Range content, out Range media, out Range metafields)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = _writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = FieldValue.Json.Encoder, SkipValidation = true });
        buffer.ResetWrittenCount();
        content = Append("{\"content\":"u8, snapshot.Content);
        media = Append(",\"media\":"u8, snapshot.Media);
        metafields = Append(",\"metafields\":"u8, snapshot.Metafields);
        buffer.Write("}"u8);
        return buffer.WrittenSpan;

        Range Append<T>(ReadOnlySpan<byte> name, T facet)
        {
            buffer.Write(name);
            var begin = buffer.WrittenCount;
            writer.Reset(buffer);
            JsonSerializer.Serialize(writer, facet, FieldValue.Json);
            writer.Flush();
            return begin..buffer.WrittenCount;
        }
    }
}

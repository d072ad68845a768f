using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>Which product a line of the file belongs to: found without reading the line, since each passes here first.</summary>
/// <param name="Product">The number of the product's id.</param>
internal readonly record struct LineKey(long Product, bool IsRoot)
{
    public static LineKey Of(ReadOnlySpan<byte> line)
    {
        // A quote within a text is escaped, so these can only be names and ends of values.
        var parent = line.LastIndexOf("\"__parentId\":\""u8);
        if (parent >= 0 && Number(line[(parent + 14)..]) is { } ofParent)
            return new LineKey(ofParent, false);
        if (line.StartsWith("{\"id\":\""u8) && line.IndexOf("\"__parentId\""u8) < 0 && Number(line[7..]) is { } own)
            return new LineKey(own, true);

        return Read(line);
    }

    public static long OfId(string remoteId) => Number(System.Text.Encoding.UTF8.GetBytes(remoteId + "\"")) ?? Digest(System.Text.Encoding.UTF8.GetBytes(remoteId));

    /// <summary>Written in another way than Shopify's: read by the rules of JSON. What is no JSON counts as a product that cannot be read.</summary>
    private static LineKey Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        string? id = null, parent = null;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                    continue;
                var (isId, isParent) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("__parentId"u8));
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && (isId || isParent))
                    (id, parent) = isId ? (reader.GetString(), parent) : (id, reader.GetString());
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return new LineKey(Digest(line), true);
        }

        return new LineKey((parent ?? id) is { } owner ? OfId(owner) : Digest(line), parent is null);
    }

    /// <summary>The digits at the end of a GID, up to its closing quote; null when it does not end in a number.</summary>
    private static long? Number(ReadOnlySpan<byte> gid)
    {
        var end = gid.IndexOf((byte)'"');
        if (end < 0)
            return null;
        gid = gid[..end];
        var digits = gid[(gid.LastIndexOf((byte)'/') + 1)..];
        return Utf8Parser.TryParse(digits, out long number, out var used) && used == digits.Length ? number : null;
    }

    private static long Digest(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
}

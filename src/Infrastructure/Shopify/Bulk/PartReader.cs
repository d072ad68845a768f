using System.Buffers;
using System.Text.Json;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// Reads one part of a bulk file: the lines are ordered by product without being read, then product by product put together.
/// Two workers share that; the rest of the server keeps what processors are left.
/// </summary>
/// <param name="withHashes">Makes the products' hashes, too, while both workers are at it.</param>
internal sealed class PartReader(string path, bool withHashes)
{
    private const int Workers = 2;

    public IEnumerable<BulkGroup> Groups(int size)
    {
        var length = (int)new FileInfo(path).Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            using (var file = File.OpenHandle(path))
                length = ReadAll(file, rented.AsSpan(0, length));
            var bytes = rented.AsMemory(0, length);
            var lines = Ordered(bytes.Span);
            var unsure = IsUnordered(lines);
            foreach (var group in Products(lines).Chunk(size))
                yield return Together(group, bytes, lines, unsure);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int ReadAll(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> into)
    {
        var read = 0;
        while (read < into.Length && RandomAccess.Read(file, into[read..], read) is > 0 and var some)
            read += some;
        return read;
    }

    private static Line[] Ordered(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<Line>(bytes.Length / 200);
        for (var begin = 0; begin < bytes.Length;)
        {
            var length = bytes[begin..].IndexOf((byte)'\n');
            if (length < 0)
                length = bytes.Length - begin;
            var key = LineKey.Of(bytes.Slice(begin, length));
            lines.Add(new Line(key.Product, begin, length, key.IsRoot));
            begin += length + 1;
        }

        var ordered = lines.ToArray();
        Array.Sort(ordered, (a, b) => a.Product != b.Product ? a.Product.CompareTo(b.Product) : a.Begin.CompareTo(b.Begin));
        return ordered;
    }

    /// <summary>From which line to which each product goes.</summary>
    private static IEnumerable<Range> Products(Line[] lines)
    {
        for (var begin = 0; begin < lines.Length;)
        {
            var end = begin + 1;
            while (end < lines.Length && lines[end].Product == lines[begin].Product)
                end++;
            yield return begin..end;
            begin = end;
        }
    }

    /// <summary>Once a variant or a picture lies before its product, no order of this file can be relied on.</summary>
    private static bool IsUnordered(Line[] lines) => Products(lines).Any(own => !lines[own.Start].IsRoot && lines.Take(own).Any(line => line.IsRoot));

    private BulkGroup Together(Range[] group, ReadOnlyMemory<byte> bytes, Line[] lines, bool unsure)
    {
        var found = new object?[group.Length];
        Parallel.For(0, group.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers }, i =>
        {
            found[i] = Product(lines.AsSpan(group[i]), bytes.Span, unsure);
            if (withHashes)
                _ = (found[i] as RemoteProduct)?.Hashes;
        });

        var products = new List<RemoteProduct>(group.Length);
        var unreadable = new List<UnreadableProduct>();
        var orphans = new List<string>();
        var (count, roots) = (0L, 0L);
        foreach (var (one, range) in found.Zip(group))
        {
            var own = lines.AsSpan(range);
            count += own.Length;
            var met = 0;
            foreach (var line in own)
                met += line.IsRoot ? 1 : 0;
            roots += met;

            // A product that Shopify met twice while it wrote is there twice.
            for (var time = 0; time < met; time++)
            {
                if (one is RemoteProduct product)
                    products.Add(product);
                else if (one is UnreadableProduct broken)
                    unreadable.Add(broken);
            }

            if (one is string orphan)
                orphans.Add(orphan);
        }

        return new BulkGroup(products, unreadable, orphans, count, roots);
    }

    /// <summary>A product, one that cannot be understood, or the id of one that is not in the file.</summary>
    private static object Product(ReadOnlySpan<Line> own, ReadOnlySpan<byte> bytes, bool unsure)
    {
        var read = new List<BulkLine>(own.Length);
        BulkLine? root = null;
        var parents = 0;
        try
        {
            foreach (var line in own)
            {
                var one = JsonSerializer.Deserialize(bytes.Slice(line.Begin, line.Length), BulkLineJson.Default.BulkLine) ?? throw new UnreadableNodeException("a line is empty");
                if (one.Id is null)
                    throw new UnreadableNodeException("id is missing");
                if (one.ParentId is null)
                    (root, parents) = (one, parents + 1);
                read.Add(one);
            }

            if (root is null)
                return read[0].ParentId!;
            return BulkLineMapper.Product(root, parents > 1 ? [.. read.DistinctBy(l => l.Id)] : read, unsure);
        }
        catch (Exception odd) when (odd is JsonException or UnreadableNodeException)
        {
            return new UnreadableProduct(root?.Id ?? $"gid://shopify/Product/{own[0].Product}", odd.Message);
        }
    }

    private readonly record struct Line(long Product, int Begin, int Length, bool IsRoot);
}

using System.Buffers;
using System.Text.Json;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// Reads one part of a bulk file: the lines are ordered by product without being read, then product by product put together.
/// Two workers share that; the rest of the server keeps what processors are left.
/// </summary>
/// <param name="linked">
/// Products of the store are linked: those whose lines are as they were the last time come with their hash alone. Else all
/// are expected to be new, and are written down at once.
/// </param>
internal sealed class PartReader(string path, LineMemory memory, bool linked) : IBulkPart
{
    private const int Workers = 2;

    /// <summary>
    /// A part is begun on one thread and given back on another: the shared pool would keep its megabytes for each of them. So many
    /// are kept: one part is begun while the one before is still in hand.
    /// </summary>
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(maxArrayLength: 1 << 30, maxArraysPerBucket: 2);

    private byte[] _bytes = [];
    private Line[] _lines = [];
    private bool _unsure;

    public IEnumerable<BulkGroup> Groups(int size)
    {
        Open();
        foreach (var group in Products(_lines).Chunk(size))
            yield return Together(group);
        memory.Save();
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            Buffers.Return(_bytes);
        _bytes = [];
    }

    private void Open()
    {
        using var file = File.OpenHandle(path);
        var length = (int)RandomAccess.GetLength(file);
        _bytes = Buffers.Rent(length);
        var read = 0;
        while (read < length && RandomAccess.Read(file, _bytes.AsSpan(read, length - read), read) is > 0 and var some)
            read += some;
        _lines = Ordered(_bytes.AsSpan(0, read));
        _unsure = IsUnordered(_lines);
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

    private BulkGroup Together(Range[] group)
    {
        var found = new (object Product, LineMemory.Entry? Entry)[group.Length];
        Parallel.For(0, group.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers }, i => found[i] = Remembered(group[i]));

        var products = new List<RemoteProduct>(group.Length);
        var unreadable = new List<UnreadableProduct>();
        var orphans = new List<string>();
        var (count, roots) = (0L, 0L);
        foreach (var ((one, entry), range) in found.Zip(group))
        {
            if (entry is { } known)
                memory.Keep(known);
            var own = _lines.AsSpan(range);
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

    private (object Product, LineMemory.Entry? Entry) Remembered(Range range)
    {
        var own = _lines.AsSpan(range);
        var digest = DigestOf(own);
        if (linked && memory.Find(digest) is { } known)
            return (new RemoteProduct(known.RemoteId, known.At, known.HashText, () => (RemoteProduct)Product(_lines.AsSpan(range))), known);

        var read = Product(own);
        if (read is not RemoteProduct product)
            return (read, null);

        if (!linked)
            product.WriteDown();
        return (product, LineMemory.Entry.Of(digest, own[0].Product, product));
    }

    /// <summary>Of the lines in the file's order, which the order of media rests on. Most products' lie side by side.</summary>
    private UInt128 DigestOf(ReadOnlySpan<Line> own)
    {
        var (begin, end) = (own[0].Begin, own[^1].Begin + own[^1].Length);
        var length = own.Length - 1;
        foreach (var line in own)
            length += line.Length;
        if (end - begin == length)
            return LineMemory.DigestOf(_bytes.AsSpan(begin, length));

        var together = ArrayPool<byte>.Shared.Rent(length + 1);
        var at = 0;
        foreach (var line in own)
        {
            _bytes.AsSpan(line.Begin, line.Length).CopyTo(together.AsSpan(at));
            together[at + line.Length] = (byte)'\n';
            at += line.Length + 1;
        }

        var digest = LineMemory.DigestOf(together.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(together);
        return digest;
    }

    /// <summary>A product, one that cannot be understood, or the id of one that is not in the file.</summary>
    private object Product(ReadOnlySpan<Line> own)
    {
        var read = new List<BulkLine>(own.Length);
        BulkLine? root = null;
        var parents = 0;
        try
        {
            foreach (var line in own)
            {
                var one = JsonSerializer.Deserialize(_bytes.AsSpan(line.Begin, line.Length), BulkLineJson.Default.BulkLine) ?? throw new UnreadableNodeException("a line is empty");
                if (one.Id is null)
                    throw new UnreadableNodeException("id is missing");
                if (one.ParentId is null)
                    (root, parents) = (one, parents + 1);
                read.Add(one);
            }

            if (root is null)
                return read[0].ParentId!;
            return BulkLineMapper.Product(root, parents > 1 ? [.. read.DistinctBy(l => l.Id)] : read, _unsure);
        }
        catch (Exception odd) when (odd is JsonException or UnreadableNodeException)
        {
            return new UnreadableProduct(root?.Id ?? $"gid://shopify/Product/{own[0].Product}", odd.Message);
        }
    }

    private readonly record struct Line(long Product, int Begin, int Length, bool IsRoot);
}

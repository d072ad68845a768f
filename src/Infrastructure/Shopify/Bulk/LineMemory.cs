using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// What the products of a part came to when their lines were read last. From lines to snapshot to hash is a pure function
/// of this build of the program, so that lines that are byte for byte the same, in the same order, need not be read again.
/// A file beside the parts holds it; when that is lost, damaged or of another build, the lines are read.
/// </summary>
internal sealed class LineMemory
{
    private const int HeadLength = 32;

    /// <summary>A build of another mapper or another canonical form may make other hashes of the same lines.</summary>
    private static readonly byte[] ThisBuild = SHA256.HashData(
    [
        .. typeof(BulkLineMapper).Module.ModuleVersionId.ToByteArray(), .. typeof(CanonicalForm).Module.ModuleVersionId.ToByteArray(),
    ])[..16];

    private readonly string _path;
    private readonly Entry[] _known;
    private readonly List<Entry> _kept = [];

    private LineMemory(string path, Entry[] known) => (_path, _known) = (path, known);

    public static LineMemory Open(string path) => new(path, File.Exists(path) ? Read(path) : []);

    /// <summary>Of lines that end in a line end each, as they lie in the file.</summary>
    public static UInt128 DigestOf(ReadOnlySpan<byte> lines)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(lines, digest);
        return MemoryMarshal.Read<UInt128>(digest);
    }

    public Entry? Find(UInt128 digest)
    {
        var (low, high) = (0, _known.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _known[middle].Digest.CompareTo(digest);
            if (order == 0)
                return _known[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    public void Keep(Entry entry) => _kept.Add(entry);

    /// <summary>After the last product of the part: only what was met now is of use the next time.</summary>
    public void Save()
    {
        _kept.Sort((a, b) => a.Digest.CompareTo(b.Digest));
        var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_kept));
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var draft = $"{_path}.{Guid.CreateVersion7():N}";
        using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, ThisBuild, 0);
            RandomAccess.Write(file, SHA256.HashData(bytes).AsSpan(0, 16), 16);
            RandomAccess.Write(file, bytes, HeadLength);
        }

        File.Move(draft, _path, overwrite: true);
    }

    private static Entry[] Read(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[HeadLength];
        var known = new Entry[Math.Max(0, (RandomAccess.GetLength(file) - HeadLength) / Unsafe.SizeOf<Entry>())];
        var bytes = MemoryMarshal.AsBytes(known.AsSpan());
        return RandomAccess.Read(file, head, 0) == HeadLength && RandomAccess.Read(file, bytes, HeadLength) == bytes.Length
            && head[..16].SequenceEqual(ThisBuild) && head[16..].SequenceEqual(SHA256.HashData(bytes).AsSpan(0, 16)) ? known : [];
    }

    /// <param name="Hash">Of the snapshot, all facets together.</param>
    /// <param name="UpdatedAt">UTC ticks.</param>
    public readonly record struct Entry(UInt128 Digest, UInt128 Hash, long Product, long UpdatedAt)
    {
        private const string IdBefore = "gid://shopify/Product/";

        public string RemoteId => string.Create(CultureInfo.InvariantCulture, $"{IdBefore}{Product}");

        public DateTimeOffset At => new(UpdatedAt, TimeSpan.Zero);

        public string HashText => Hash.ToString("x32", CultureInfo.InvariantCulture);

        /// <summary>Null where the id is written in another way than it would be told.</summary>
        public static Entry? Of(UInt128 digest, long number, RemoteProduct read)
        {
            var entry = new Entry(digest, UInt128.Parse(read.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture), number, read.UpdatedAt.UtcTicks);
            return entry.RemoteId == read.RemoteId ? entry : null;
        }
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Domain.Batches;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// Keeps the file of a run in a folder of its own: parts, the ids of its products, and, written last, a note that all of
/// it is there. Memory holds one part at most, however long the file is.
/// </summary>
internal sealed class BulkProducts(IBulkOperations bulk, IOptions<PullOptions> options, TimeProvider clock) : IBulkProducts
{
    private const int MostParts = 256;
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(2);
    private static readonly TimeSpan MemoryForgotten = TimeSpan.FromDays(40);

    private readonly string _root = options.Value.Folder ?? Path.Combine(Path.GetTempPath(), "shopifysync-bulk");

    public string Query(BulkRunId run, string? search) => ShopifyDocument.BulkProducts.Text
        .Replace("RUN", BulkRun.MarkOf(run), StringComparison.Ordinal)
        .Replace("ARGUMENTS", search is null ? "" : $"(query: {JsonSerializer.Serialize(search)})", StringComparison.Ordinal);

    public async Task<BulkFile> Prepare(BulkRun run, CancellationToken ct)
    {
        if (Whole(run.Id) is { } there && (run.Partitions == 0 || there.Parts == run.Partitions))
            return there;

        Remove(run.Id);
        RemoveForgotten();
        var folder = Directory.CreateDirectory(Folder(run.Id)).FullName;
        var parts = run.Partitions > 0 ? run.Partitions : Parts(run.ObjectCount ?? 0);
        var file = await Cut(run, folder, parts, ct);
        if (run.ObjectCount is { } counted && counted != file.Lines)
            throw new ShopifyCallException(FailureClass.Transient, BulkErrors.CutOff(file.Lines, counted));

        await File.WriteAllTextAsync(Path.Combine(folder, "whole.json"), JsonSerializer.Serialize(file), ct);
        return file;
    }

    public IBulkPart Read(BulkRun run, int part, bool linked) =>
        new PartReader(PartPath(Folder(run.Id), part), LineMemory.Open(MemoryPath(run, part)), linked);

    public Predicate<string> Holds(BulkRun run)
    {
        var ids = MemoryMarshal.Cast<byte, long>(File.ReadAllBytes(RootsPath(Folder(run.Id)))).ToArray();
        Array.Sort(ids);
        return remoteId => Array.BinarySearch(ids, LineKey.OfId(remoteId)) >= 0;
    }

    public void Remove(BulkRunId run)
    {
        if (Directory.Exists(Folder(run)))
            Directory.Delete(Folder(run), recursive: true);
    }

    private async Task<BulkFile> Cut(BulkRun run, string folder, int parts, CancellationToken ct)
    {
        var (lines, roots) = (0L, 0L);
        using var files = new PartFiles(Enumerable.Range(0, parts).Select(part => PartPath(folder, part)));
        await using var ids = new FileStream(RootsPath(folder), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        await foreach (var line in bulk.Lines(run.Url!, ct))
        {
            var key = LineKey.Of(line.Span);
            files.Write(PartFiles.PartOf(key.Product, parts), line.Span);
            lines++;
            if (!key.IsRoot)
                continue;
            roots++;
            WriteId(ids, key.Product);
        }

        files.Finish();
        return new BulkFile(parts, lines, roots);
    }

    private static void WriteId(FileStream ids, long product) => ids.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in product)));

    private BulkFile? Whole(BulkRunId run) => Path.Combine(Folder(run), "whole.json") is var note && File.Exists(note)
        ? JsonSerializer.Deserialize<BulkFile>(File.ReadAllText(note))
        : null;

    /// <summary>A power of two, so that a store which grows keeps its parts, and with them what is remembered of their lines.</summary>
    private int Parts(long lines) =>
        (int)Math.Min(BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, (lines + options.Value.LinesPerPart - 1) / options.Value.LinesPerPart)), MostParts);

    /// <summary>Left by a server that did not come back.</summary>
    private void RemoveForgotten()
    {
        if (!Directory.Exists(_root))
            return;

        var memories = new DirectoryInfo(Memories);
        foreach (var folder in new DirectoryInfo(_root).EnumerateDirectories().Where(f => f.FullName != memories.FullName && IsOlder(f, Forgotten)))
            folder.Delete(recursive: true);
        foreach (var folder in memories.Exists ? memories.EnumerateDirectories().Where(f => IsOlder(f, MemoryForgotten)) : [])
            folder.Delete(recursive: true);
    }

    private bool IsOlder(DirectoryInfo folder, TimeSpan age) => clock.GetUtcNow() - folder.LastWriteTimeUtc > age;

    private string Memories => Path.Combine(_root, "remembered");

    /// <summary>A product is in the same part of every file of its store that is cut into as many.</summary>
    private string MemoryPath(BulkRun run, int part) => Path.Combine(Memories, $"{run.StoreId.Value:N}-{run.Partitions}", $"{part}.lines");

    private string Folder(BulkRunId run) => Path.Combine(_root, run.Value.ToString("N"));

    private static string PartPath(string folder, int part) => Path.Combine(folder, $"part-{part}.jsonl");

    private static string RootsPath(string folder) => Path.Combine(folder, "products.ids");
}

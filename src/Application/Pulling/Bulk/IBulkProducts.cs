using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>The file of a bulk query over products: downloaded, cut into parts that each hold whole products, and read part by part.</summary>
public interface IBulkProducts
{
    /// <summary>The document to start, named after the run.</summary>
    /// <param name="search">Shopify's search syntax; null for all products.</param>
    string Query(BulkRunId run, string? search);

    /// <summary>Downloads the file and cuts it, unless that is done already on this machine: after a failover it is done again.</summary>
    Task<BulkFile> Prepare(BulkRun run, CancellationToken ct);

    /// <summary>One part's products as canonical snapshots, some at a time; wherever in the file their variants and pictures were.</summary>
    /// <param name="linked">Products of the store are linked, so that most are expected to be as they were; else all are expected to be new.</param>
    IBulkPart Read(BulkRun run, int part, bool linked);

    /// <summary>Tells of a product's id whether it is in the file.</summary>
    Predicate<string> Holds(BulkRun run);

    void Remove(BulkRunId run);
}

/// <summary>An open part of the file: its products are good until it is closed, since some are read only when they are asked for.</summary>
public interface IBulkPart : IDisposable
{
    IEnumerable<BulkGroup> Groups(int size);
}

public sealed record BulkFile(int Parts, long Lines, long Roots);

/// <param name="Orphans">Products that only their variants or pictures are there of: deleted, or changed, while Shopify wrote the file.</param>
/// <param name="Lines">All of the file's lines that these are made of.</param>
/// <param name="Roots">Of those, the ones that are products.</param>
public sealed record BulkGroup(
    IReadOnlyList<RemoteProduct> Products, IReadOnlyList<UnreadableProduct> Unreadable, IReadOnlyList<string> Orphans, long Lines, long Roots);

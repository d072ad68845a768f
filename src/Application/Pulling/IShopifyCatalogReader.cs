using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Pulling;

/// <summary>Reads products of a store as canonical snapshots, whole: variants, media and metafields to their last page.</summary>
public interface IShopifyCatalogReader
{
    Task<ProductPage> ReadPage(StoreCall call, ProductPageRequest request, CancellationToken ct);

    /// <summary>Reads up to 250 products by GID. A product that no longer exists has no entry.</summary>
    Task<ProductPage> ReadByIds(StoreCall call, IReadOnlyList<string> remoteIds, CancellationToken ct);

    /// <summary>How many products a search matches; null when Shopify says "at least" only.</summary>
    Task<int?> Count(StoreCall call, string? query, CancellationToken ct);
}

/// <param name="Query">Shopify's search syntax; null for all. An ignored filter is a failure, never "everything".</param>
/// <param name="After">The cursor of the page before; only good with the same query and order.</param>
/// <param name="PageSize">Products asked for; the adapter halves it when Shopify finds the query too expensive, and says what it took.</param>
/// <param name="ByUpdatedAt">Sorted by <c>updatedAt</c> (incremental) instead of by id.</param>
public sealed record ProductPageRequest(string? Query, string? After, int PageSize, bool ByUpdatedAt);

/// <param name="ReadBegan">Taken before the call was sent: what was written after it may be missing in the answer.</param>
/// <param name="Cursor">Where the next page begins; null on the last one.</param>
/// <param name="PageSize">The size that went through.</param>
public sealed record ProductPage(
    IReadOnlyList<RemoteProduct> Products, IReadOnlyList<UnreadableProduct> Unreadable, string? Cursor, int PageSize, DateTimeOffset ReadBegan);

/// <summary>A product that Shopify sent and that could not be understood: quarantined with the reason, never lost.</summary>
public sealed record UnreadableProduct(string RemoteId, string Reason);

using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>What the operations of a pull by one bulk operation hand on to each other.</summary>
/// <param name="Search">Shopify's search syntax; null for all products.</param>
/// <param name="Step">The attempt that is started, how often Shopify was looked at, or the part that is taken in.</param>
public sealed record BulkPullWork(BulkRunId Run, string? Search, int Step);

internal static class BulkPull
{
    /// <summary>Shopify gives up operations of its own accord (Shopify: "Perform bulk operations"): after these, the pages are read.</summary>
    public const int MostAttempts = 3;

    public static OperationOrder Order(string kind, StoreId store, SyncBatch batch, BulkPullWork work) =>
        new(Lane.IdOf(store), kind, FieldValue.Of(work)!, batch.Priority) { BatchId = batch.Id };
}

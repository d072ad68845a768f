using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Batches;

internal static class BatchLane
{
    /// <summary>The lane that runs a batch: its store's, or the catalogue's for an apply.</summary>
    public static string LaneId(this SyncBatch batch) => batch.StoreId is { } store ? Lane.IdOf(store) : Lane.IdOf(batch.CatalogueId);
}

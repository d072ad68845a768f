using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

/// <summary>A product and a store that follows its catalogue, with what the rows say about the pair.</summary>
internal sealed record ProductInStoreRow
{
    public required ProductId ProductId { get; init; }
    public required StoreId StoreId { get; init; }
    public required string StoreName { get; init; }
    public required ShopDomain Domain { get; init; }
    public required SyncStatus Status { get; init; }
    public string? RemoteId { get; init; }
    public DateTimeOffset? ComparedAt { get; init; }
    public string? LastError { get; init; }
}

internal static class ProductQueries
{
    /// <summary>Every pair of a product and a store of its catalogue, as one query, whatever the number of products.</summary>
    /// <remarks>Staged changes are found by their resource, which is indexed: the product's id as text, in lower case.</remarks>
    /// <param name="comparedSince">A comparison older than this is stale.</param>
#pragma warning disable CA1862 // It becomes SQL, which knows no StringComparison.
    public static IQueryable<ProductInStoreRow> InStores(this IQueryable<Product> products, IAppDbContext db, DateTimeOffset comparedSince) =>
        from product in products
        join store in db.Stores.Where(s => s.State != StoreState.Disconnected) on product.CatalogueId equals store.CatalogueId
        join linked in db.Links.Where(l => l.ResourceKind == ResourceKind.Product)
            on new { StoreId = store.Id, LocalId = (Guid)(object)product.Id } equals new { linked.StoreId, linked.LocalId } into links
        from link in links.DefaultIfEmpty()
        select new ProductInStoreRow
        {
            ProductId = product.Id,
            StoreId = store.Id,
            StoreName = store.Name,
            Domain = store.Domain,
            Status = link.LastError != null || db.StagedChanges.Any(c => c.StoreId == store.Id
                    && c.ResourceId == ((string)(object)product.Id).ToLower() && c.Status == StagedChangeStatus.Failed) ? SyncStatus.Error
                : db.Conflicts.Any(c => c.StoreId == store.Id && c.ProductId == product.Id && c.Status == ConflictStatus.Open) ? SyncStatus.Conflict
                : db.StagedChanges.Any(c => c.StoreId == store.Id && c.ResourceId == ((string)(object)product.Id).ToLower()
                    && (c.Status == StagedChangeStatus.Pending || c.Status == StagedChangeStatus.Stale || c.Status == StagedChangeStatus.Approved)) ? SyncStatus.Pending
                : link == null ? SyncStatus.NotLinked
                : (link.ComparedAt == null || link.ComparedAt < comparedSince)
                    && !db.SyncCursors.Any(c => c.StoreId == store.Id && c.DataType == BatchCloser.WholeStoreData && c.Watermark >= comparedSince) ? SyncStatus.Stale
                : SyncStatus.Synced,
            RemoteId = link.RemoteId,
            ComparedAt = db.SyncCursors.Where(c => c.StoreId == store.Id && c.DataType == BatchCloser.WholeStoreData && c.Watermark > link.ComparedAt)
                .Select(c => c.Watermark).FirstOrDefault() ?? link.ComparedAt,
            LastError = link.LastError,
        };
#pragma warning restore CA1862
}

using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Staging;

/// <summary>Which staged changes. What is left out does not narrow; several statuses are alternatives.</summary>
public sealed record StagedFilter
{
    public static StagedFilter Everything { get; } = new();

    /// <summary>What waits for a person: never looked at, or back from an approval that came too late.</summary>
    public static IReadOnlyList<StagedChangeStatus> Waiting { get; } = [StagedChangeStatus.Pending, StagedChangeStatus.Stale];

    public IReadOnlyList<StagedChangeStatus> Statuses { get; init; } = [];
    public Direction? Direction { get; init; }
    public ChangeKind? Kind { get; init; }
    public StoreId? StoreId { get; init; }

    /// <summary>Found, applied or pushed by this batch.</summary>
    public BatchId? BatchId { get; init; }

    public DecisionId? DecisionId { get; init; }

    /// <summary>A kind of field (<c>title</c>, <c>variants.price</c>, <c>metafields</c>).</summary>
    public StagedFields? Field { get; init; }

    public string? Vendor { get; init; }
    public string? ProductType { get; init; }

    /// <summary>A part of a SKU, in any case.</summary>
    public string? Sku { get; init; }

    /// <summary>Words that title, handle or SKUs contain, all of them.</summary>
    public string? Q { get; init; }

    /// <summary>At least this many per cent up or down.</summary>
    public decimal? MinPriceChange { get; init; }

    /// <summary>A catalogue product's id, or a store's GID of a product.</summary>
    public string? ResourceId { get; init; }

    public CatalogueId? CatalogueId { get; init; }
}

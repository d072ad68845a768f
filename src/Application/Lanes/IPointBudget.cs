using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>What a store's bucket of points holds, as far as Shopify has told.</summary>
public interface IPointBudget
{
    /// <summary>Null before the first call to the store.</summary>
    PointBudget? Of(StoreId store);
}

public sealed record PointBudget(double Available, double Maximum, double RestoreRate);

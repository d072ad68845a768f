using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Connecting;

/// <summary>Where a store is and the token that opens it.</summary>
internal interface IStoreAccess
{
    /// <summary>A token that is good for some minutes more; renewed before it is given out when it is not.</summary>
    Task<StoreAccess> Of(StoreId store, CancellationToken ct);

    /// <summary>Another token after Shopify refused this one; null when there is no way to one.</summary>
    Task<StoreAccess?> Renew(StoreId store, string refusedToken, CancellationToken ct);
}

internal sealed record StoreAccess(ShopDomain Shop, string Token)
{
    /// <summary>The token stays out of logs, also by accident.</summary>
    public override string ToString() => Shop.ToString();
}

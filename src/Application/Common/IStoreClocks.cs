using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Common;

/// <summary>What time it is in a store: "changed since" is asked by the store's clock, and ours may be an hour ahead of it.</summary>
public interface IStoreClocks
{
    /// <summary>A moment of ours by the store's clock, or a little before; null when it has not answered since the server started.</summary>
    DateTimeOffset? At(ShopDomain shop, DateTimeOffset ours);
}

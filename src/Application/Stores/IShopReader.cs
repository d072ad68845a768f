using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Asks a connected shop who it is, with the token and the pace of its lane.</summary>
public interface IShopReader
{
    Task<StoreIdentity> Read(StoreCall call, CancellationToken ct);

    /// <summary>What the app must be allowed to do and is not.</summary>
    IReadOnlyList<string> MissingScopes(StoreIdentity identity);
}

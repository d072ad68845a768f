using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Asks a shop who it is, before and after it is connected.</summary>
public interface IShopConnection
{
    /// <summary>Who the shop is and what the token may do. Wrong domain, wrong token and missing scopes are told apart.</summary>
    Task<Result<StoreIdentity>> Identify(ShopDomain domain, string accessToken, CancellationToken ct);

    /// <summary>A token by the client credentials grant (Shopify: "Using the client credentials grant").</summary>
    Task<Result<GrantedToken>> RequestToken(ShopDomain domain, string clientId, string clientSecret, CancellationToken ct);
}

public sealed record GrantedToken(string AccessToken, TimeSpan ExpiresIn);

using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Connecting;

internal sealed class ShopReader(ShopifyGraphQLClient client) : IShopReader
{
    public Task<StoreIdentity> Read(StoreCall call, CancellationToken ct) =>
        client.Read(call, new ShopifyRequest(ShopifyDocument.ShopCheck, []), ShopConnection.Read, ct);

    public IReadOnlyList<string> MissingScopes(StoreIdentity identity) => ShopifyScopes.MissingFrom([.. identity.Scopes]);
}

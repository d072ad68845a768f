using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Connecting;

internal sealed class ShopReader(ShopifyGraphQLClient client) : IShopReader
{
    public async Task<StoreIdentity> Read(StoreCall call, CancellationToken ct)
    {
        using var answer = await client.Send(call, new ShopifyRequest(ShopifyDocument.ShopCheck, []), ct);
        try
        {
            return ShopConnection.Read(answer);
        }
        catch (UnreadableNodeException odd)
        {
            throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.Unintelligible(odd.Message), inner: odd);
        }
    }

    public IReadOnlyList<string> MissingScopes(StoreIdentity identity) => ShopifyScopes.MissingFrom([.. identity.Scopes]);
}

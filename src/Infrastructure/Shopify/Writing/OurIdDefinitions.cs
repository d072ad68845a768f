using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Writing;

/// <summary>
/// Sees to it that a store has the definition of our id metafield: productSet takes a custom id only where a definition of
/// type <c>id</c> says that its values are unique. Asked for once per store and process; one that exists is as good.
/// </summary>
internal sealed class OurIdDefinitions(ShopifyGraphQLClient client)
{
    private readonly ConcurrentDictionary<StoreId, bool> _present = new();

    /// <summary>Empty when the definition is there; else why Shopify refused to make it.</summary>
    public async Task<IReadOnlyList<Refusal>> Ensure(StoreCall call, CancellationToken ct)
    {
        if (_present.ContainsKey(call.Store))
            return [];

        using var answer = await client.Send(call, new ShopifyRequest(ShopifyDocument.OurIdDefinition, new JsonObject
        {
            ["definition"] = new JsonObject
            {
                ["name"] = "ShopifySync id",
                ["namespace"] = OurId.Namespace,
                ["key"] = OurId.Key,
                ["type"] = OurId.Type,
                ["ownerType"] = "PRODUCT",
                ["capabilities"] = new JsonObject { ["uniqueValues"] = new JsonObject { ["enabled"] = true } },
            },
        }), ct);

        var refusals = UserErrors.Of(Object(answer.Data, "metafieldDefinitionCreate"));
        if (refusals.Any(r => r.Code != "TAKEN"))
            return refusals;

        _present[call.Store] = true;
        return [];
    }
}

using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Common;
using ShopifySync.Infrastructure.Shopify.Calling;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;
using UserErrors = ShopifySync.Infrastructure.Shopify.Writing.UserErrors;

namespace ShopifySync.Infrastructure.Shopify;

internal sealed class ShopifySubscriptions(ShopifyGraphQLClient client) : IShopifySubscriptions
{
    public async Task<IReadOnlyList<Subscription>> List(StoreCall call, CancellationToken ct)
    {
        var found = new List<Subscription>();
        string? cursor = null;
        do
        {
            cursor = await client.Read(call, new ShopifyRequest(ShopifyDocument.WebhookList, new JsonObject { ["after"] = cursor }), answer => Take(answer, found), ct);
        }
        while (cursor is not null);
        return found;
    }

    public async Task<Result> Create(StoreCall call, WebhookTopic topic, string address, CancellationToken ct)
    {
        var variables = new JsonObject
        {
            ["topic"] = topic.EnumName,
            ["uri"] = address,
            ["includeFields"] = new JsonArray([.. (topic.Fields ?? []).Select(f => JsonValue.Create(f))]),
        };
        return await Change(call, new ShopifyRequest(ShopifyDocument.WebhookCreate, variables), "webhookSubscriptionCreate", ct);
    }

    public Task<Result> Delete(StoreCall call, string id, CancellationToken ct) =>
        Change(call, new ShopifyRequest(ShopifyDocument.WebhookDelete, new JsonObject { ["id"] = id }), "webhookSubscriptionDelete", ct);

    /// <returns>Where the next page begins; null after the last.</returns>
    private static string? Take(ShopifyAnswer answer, List<Subscription> found)
    {
        var page = Object(answer.Data, "webhookSubscriptions");
        found.AddRange(ProductNodeMapper.List(page, "nodes").Select(n => new Subscription(Text(n, "id"), Text(n, "topic"), Text(n, "uri"))));
        var info = Object(page, "pageInfo");
        return Truth(info, "hasNextPage") ? Text(info, "endCursor") : null;
    }

    private async Task<Result> Change(StoreCall call, ShopifyRequest request, string payload, CancellationToken ct)
    {
        var refused = await client.Read(call, request, answer => UserErrors.Of(Object(answer.Data, payload)), ct);
        return refused.Count == 0 ? Result.Success : WebhookErrors.Refused(string.Join(" ", refused.Select(r => r.Message)));
    }
}

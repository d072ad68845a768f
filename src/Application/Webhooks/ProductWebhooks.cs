using System.Text.Json;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>A product was made, changed or deleted: it is read again, and what the read finds is what counts.</summary>
internal sealed class ProductWebhooks : IWebhookHandler, IServeTopics
{
    /// <summary>Bodies of large products are long and not complete; they are not used.</summary>
    private static readonly string[] Hint = ["id", "admin_graphql_api_id", "updated_at"];

    public static IReadOnlyList<WebhookTopic> Topics { get; } =
        [new("products/create", Hint), new("products/update", Hint), new("products/delete")];

    public Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct) =>
        Task.FromResult<Result<WebhookWork?>>(Product(body) is { } id
            ? WebhookWork.Read(RefreshProduct.SubjectOf(id), RefreshProducts.Order(store.Id))
            : DeliveryErrors.NoSubject(delivery.Topic));

    private static string? Product(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("id", out var id) ? ShopifyGid.Product(id.ToString()) : null;
}

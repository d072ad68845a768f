using System.Text.Json;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>The shop has another name, plan or currency, or the app other scopes: the shop is asked.</summary>
internal sealed class ShopWebhooks : IWebhookHandler, IServeTopics
{
    public static IReadOnlyList<WebhookTopic> Topics { get; } =
        [new("shop/update", ["id", "updated_at"]), new("app/scopes_update", ["id", "updated_at"])];

    public Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct) =>
        Task.FromResult<Result<WebhookWork?>>(WebhookWork.Read(RefreshShop.Kind, RefreshShop.Order(store.Id)));
}

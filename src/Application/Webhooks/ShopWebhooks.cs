using System.Text.Json;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>The shop has another name, plan or currency: it is asked who it is.</summary>
internal sealed class ShopWebhooks : IWebhookHandler, IServeTopics
{
    public static IReadOnlyList<WebhookTopic> Topics { get; } = [new("shop/update")];

    public Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct) =>
        Task.FromResult<Result<WebhookWork?>>(new WebhookWork(RefreshShop.Kind, RefreshShop.Order(store.Id)));
}

using System.Text.Json;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>The shop has another name, plan or currency: it is asked who it is.</summary>
internal sealed class ShopWebhooks : IWebhookHandler
{
    public IReadOnlyList<WebhookTopic> Topics { get; } = [new("shop/update")];

    public Task<Result<OperationOrder?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct) =>
        Task.FromResult<Result<OperationOrder?>>(RefreshShop.Order(store.Id));
}

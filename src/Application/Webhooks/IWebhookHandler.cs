using System.Text.Json;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Deals with the deliveries of some topics. To serve a topic: one file, and one line in <see cref="WebhooksRegistration"/>;
/// what is declared here is what is registered with the stores.
/// </summary>
public interface IWebhookHandler
{
    IReadOnlyList<WebhookTopic> Topics { get; }

    /// <summary>
    /// What a delivery asks for: an operation with a coalesce key, or null when it is dealt with at once. Runs in the
    /// inbox's transaction, and again if that is repeated, so it only looks at rows and changes them.
    /// </summary>
    Task<Result<OperationOrder?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct);
}

/// <param name="Name">As deliveries say it: <c>products/update</c>.</param>
/// <param name="Fields">All of the body that is asked for; null for the whole. Always with <c>updated_at</c>, or Shopify leaves out deliveries that look the same.</param>
public sealed record WebhookTopic(string Name, IReadOnlyList<string>? Fields = null)
{
    /// <summary>As the Admin API says it: <c>PRODUCTS_UPDATE</c>.</summary>
    public string EnumName => Name.Replace('/', '_').ToUpperInvariant();
}

using System.Text.Json;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Deals with the deliveries of some topics. To serve a topic: one file, and one line in <see cref="WebhooksRegistration"/>;
/// what is declared is what is registered with the stores.
/// </summary>
public interface IWebhookHandler
{
    /// <summary>
    /// What a delivery asks for, or null when it is dealt with at once. Runs in the inbox's transaction, and again if that
    /// is repeated, so it only looks at rows and changes them.
    /// </summary>
    Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct);
}

/// <summary>The topics that a handler serves.</summary>
public interface IServeTopics
{
    static abstract IReadOnlyList<WebhookTopic> Topics { get; }
}

/// <summary>What is to be done in a lane: a look at what changed there, or an operation of its own.</summary>
public sealed record WebhookWork(string LaneId)
{
    /// <summary>What the delivery is about: all waiting ones of one subject are settled by one read. Null when nothing settles it later.</summary>
    public string? Subject { get; private init; }

    /// <summary>With a coalesce key: while it waits it is not added again.</summary>
    public OperationOrder? Order { get; private init; }

    public static WebhookWork Read(string subject, OperationOrder order) => new(order.LaneId) { Subject = subject, Order = order };
}

/// <param name="Name">As deliveries say it: <c>products/update</c>.</param>
/// <param name="Fields">All of the body that is asked for and kept; null for the whole. Always with <c>updated_at</c>, or Shopify leaves out deliveries that look the same.</param>
public sealed record WebhookTopic(string Name, IReadOnlyList<string>? Fields = null)
{
    /// <summary>As the Admin API says it: <c>PRODUCTS_UPDATE</c>.</summary>
    public string EnumName => Name.Replace('/', '_').ToUpperInvariant();

    /// <summary>False for the privacy topics: they are configured in the app, and no API subscribes to them.</summary>
    public bool IsSubscribed { get; init; } = true;
}

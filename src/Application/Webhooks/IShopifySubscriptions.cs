using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Webhooks;

/// <summary>What a shop was asked to tell us. Our app's own subscriptions only; those of its configuration file are not listed.</summary>
public interface IShopifySubscriptions
{
    Task<IReadOnlyList<Subscription>> List(StoreCall call, CancellationToken ct);

    Task<Result> Create(StoreCall call, WebhookTopic topic, string address, CancellationToken ct);

    Task<Result> Delete(StoreCall call, string id, CancellationToken ct);
}

/// <param name="Topic">As the Admin API says it: <c>PRODUCTS_UPDATE</c>.</param>
public sealed record Subscription(string Id, string Topic, string Address);

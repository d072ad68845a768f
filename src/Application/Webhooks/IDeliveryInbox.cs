using System.Text.Json;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>Where verified deliveries are kept before they are acknowledged. Those that come together share one transaction.</summary>
public interface IDeliveryInbox
{
    /// <summary>Returns once the delivery is on disk, or was there already.</summary>
    Task Keep(VerifiedDelivery delivery, CancellationToken ct);
}

/// <param name="Body">Null when it is not JSON.</param>
public sealed record VerifiedDelivery(StoreId Store, ReceivedWebhook Received, JsonElement? Body);

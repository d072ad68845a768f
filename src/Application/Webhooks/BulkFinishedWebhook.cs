using System.Text.Json;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>A bulk operation ended: if it is ours, the lane looks after it now and not at its next poll.</summary>
internal sealed class BulkFinishedWebhook(IAppDbContext db, TimeProvider clock) : IWebhookHandler, IServeTopics
{
    private const string Id = "admin_graphql_api_id";

    public static IReadOnlyList<WebhookTopic> Topics { get; } = [new("bulk_operations/finish", [Id, "completed_at", "status", "type"])];

    public async Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(Id, out var id) || id.ValueKind != JsonValueKind.String || id.GetString() is not { } remoteId)
            return DeliveryErrors.NoSubject(delivery.Topic);

        return await db.Hurry(store.Id, remoteId, clock.GetUtcNow(), ct) ? new WebhookWork(Lane.IdOf(store.Id)) : (WebhookWork?)null;
    }
}

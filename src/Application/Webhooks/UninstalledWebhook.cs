using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// The app was removed from the shop, and its token with it. The store says so at once, its lane waits, and its schedules
/// leave it out until a test of the connection goes well.
/// </summary>
internal sealed class UninstalledWebhook(IAppDbContext db, TimeProvider clock) : IWebhookHandler, IServeTopics
{
    private const string Removed = "The app was uninstalled from the shop.";
    private const string NextStep = "Install it again, then connect the store again or test its connection.";

    public static IReadOnlyList<WebhookTopic> Topics { get; } = [new("app/uninstalled", ["id", "updated_at"])];

    public async Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct)
    {
        // Shopify repeats for hours: by then the app may be installed again.
        if (delivery.TriggeredAt is { } at && await db.Events.AnyAsync(e => e.StoreId == store.Id && e.Type == "store.connected" && e.At > at, ct))
            return (WebhookWork?)null;

        store.NeedAttention($"{Removed} {NextStep}");
        (await db.Lanes.FirstOrDefaultAsync(l => l.Id == Lane.IdOf(store.Id), ct))?.Pause(Removed);
        foreach (var gone in await db.Subscriptions.Where(s => s.StoreId == store.Id).ToListAsync(ct))
            gone.Refuse(Removed, clock.GetUtcNow());
        db.Events.Add(new SyncEvent("store.uninstalled", $"The app was uninstalled from {store.Domain}.", clock.GetUtcNow(), store.Id));
        return (WebhookWork?)null;
    }
}

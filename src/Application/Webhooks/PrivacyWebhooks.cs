using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Shopify's three requests of privacy law. They are configured in the app, not subscribed to, and of their bodies only the
/// shop is kept. Nothing about customers is held, and that is what is recorded; a shop that is gone for good (two days after
/// the app was removed) has its token, its secrets and the bodies of its deliveries deleted.
/// </summary>
internal sealed class PrivacyWebhooks(IAppDbContext db, TimeProvider clock) : IWebhookHandler, IServeTopics
{
    private const string ShopRedact = "shop/redact";
    private static readonly string[] ShopOnly = ["shop_id", "shop_domain"];

    public static IReadOnlyList<WebhookTopic> Topics { get; } =
    [
        new("customers/data_request", ShopOnly) { IsSubscribed = false },
        new("customers/redact", ShopOnly) { IsSubscribed = false },
        new(ShopRedact, ShopOnly) { IsSubscribed = false },
    ];

    public async Task<Result<WebhookWork?>> Accept(Store store, ReceivedWebhook delivery, JsonElement body, CancellationToken ct)
    {
        if (delivery.Topic != ShopRedact)
            Record($"{store.Domain} passed on a customer's request ({delivery.Topic}): nothing about customers is held.");
        else if (store.State == StoreState.Connected)
            Record($"{store.Domain} asked for its data to be deleted, but the app is installed again: nothing was deleted.");
        else
            await Forget(store, ct);
        return (WebhookWork?)null;

        void Record(string words) => db.Events.Add(new SyncEvent("privacy.request", words, clock.GetUtcNow(), store.Id));
    }

    private async Task Forget(Store store, CancellationToken ct)
    {
        if (store.Disconnect().IsFailure)
            return;

        var domain = store.Domain.Value;
        await db.Deliveries.Where(d => d.ShopDomain == domain).ExecuteUpdateAsync(set => set.SetProperty(d => d.Body, (string?)null), ct);
        await db.Subscriptions.Where(s => s.StoreId == store.Id).ExecuteDeleteAsync(ct);
        db.Events.Add(new SyncEvent("privacy.shop", $"{store.Domain} is gone for good: its token, its secrets and the bodies of its deliveries are deleted.", clock.GetUtcNow(), store.Id));
    }
}

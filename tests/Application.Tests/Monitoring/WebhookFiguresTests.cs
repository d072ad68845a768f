using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Tests.Monitoring;

public sealed class WebhookFiguresTests
{
    [Test]
    public async Task Webhooks_OfAPeriod_CountWhatCameAndFailedInIt()
    {
        await using var database = await WithDeliveries();

        var webhooks = (await database.Send(new GetSyncMetricsQuery(null, Days: 7))).Value.Webhooks!;

        Assert.That((webhooks.Received, webhooks.Failed, webhooks.Waiting), Is.EqualTo((2, 1, 1)));
    }

    [Test]
    public async Task Webhooks_OfAStoreThatIsNotThere_AreUnknown()
    {
        await using var database = await WithDeliveries();

        Assert.That((await database.Send(new GetSyncMetricsQuery(StoreId.New()))).Value.Webhooks, Is.Null);
    }

    private static async Task<TestDatabase> WithDeliveries()
    {
        var database = await TestDatabase.Create(TestEngine.Sqlite);
        var now = database.Clock.GetUtcNow();
        await database.Save(db => db.Deliveries.AddRange(
            Delivery.Receive(Received("failed lately", now.AddDays(-1)), "webhook.product:1"),
            Delivery.Receive(Received("failed before", now.AddDays(-8)), "webhook.product:1"),
            Delivery.Receive(Received("waits", now.AddDays(-1)), "webhook.product:2")));
        await database.Read(db => db.Deliveries.Where(d => d.CoalesceKey == "webhook.product:1").ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Failed)));
        return database;
    }

    private static ReceivedWebhook Received(string id, DateTimeOffset at) => new(id, "products/update", "demo.myshopify.com", at);
}

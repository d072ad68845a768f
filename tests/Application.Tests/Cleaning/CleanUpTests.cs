using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Cleaning;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Tests.Cleaning;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class CleanUpTests(TestEngine engine)
{
    [Test]
    public async Task CleanUp_RemovesWhatIsDoneWithAndOld_AndNothingElse()
    {
        await using var database = await TestDatabase.Create(engine);
        var now = database.Clock.GetUtcNow();
        await database.Save(db =>
        {
            db.Deliveries.Add(Delivery.Receive(Received("old and done", now.AddDays(-15)), null));
            db.Deliveries.Add(Delivery.Receive(Received("old and waiting", now.AddDays(-15)), "webhook.product:1"));
            db.Deliveries.Add(Delivery.Refuse(Received("refused lately", now.AddDays(-13)), DeliveryErrors.Malformed));
            db.RunSeen.Add(new RunSeen(BatchId.New(), "gid://shopify/Product/1"));
            db.CallCosts.Add(new CallCost(database.Store, now.AddDays(-401), "ProductsPage", new CallSums(1, 1, 0)));
            db.CallCosts.Add(new CallCost(database.Store, now.AddDays(-399), "ProductsPage", new CallSums(1, 1, 0)));
            db.Events.Add(new SyncEvent("test", "old", now.AddDays(-91)));
            db.Events.Add(new SyncEvent("test", "lately", now.AddDays(-89)));
        });

        var cleaned = (await database.Send(new CleanUpCommand())).Value;

        var deliveries = await database.Read(db => db.Deliveries.Select(d => d.WebhookId).ToListAsync());
        var events = await database.Read(db => db.Events.Select(e => e.Message).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(cleaned, Is.EqualTo(new CleanedUp(1, 1, 0, 1, 1, 0)));
            Assert.That(deliveries, Is.EquivalentTo(new[] { "old and waiting", "refused lately" }));
            Assert.That(events, Is.EquivalentTo(new[] { "lately", "Clean-up: 1 deliveries, 1 events, 0 operations, 1 seen ids, 1 hourly costs and 0 kept answers removed." }));
        });
    }

    private static ReceivedWebhook Received(string id, DateTimeOffset at) => new(id, "shop/update", "demo.myshopify.com", at);
}

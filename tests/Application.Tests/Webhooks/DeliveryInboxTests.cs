using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Tests.Webhooks;

public sealed class DeliveryInboxTests
{
    [Test]
    public async Task Keep_WhenOneOfAGroupCannotBeKept_KeepsTheOthers()
    {
        await using var database = await TestDatabase.Create();
        var inbox = await database.Use((IDeliveryInbox one) => Task.FromResult(one));
        var before = inbox.Keep(Delivery("before", database.Store), CancellationToken.None);
        var ofNobody = inbox.Keep(Delivery("of-nobody", StoreId.New()), CancellationToken.None);
        var after = inbox.Keep(Delivery("after", database.Store), CancellationToken.None);

        // They wait already, so that they are one group.
        await ((IHostedService)inbox).StartAsync(CancellationToken.None);
        await Task.WhenAll(before, after);

        Assert.That(() => ofNobody, Throws.InstanceOf<KeyNotFoundException>());
        Assert.That(await database.Read(db => db.Deliveries.Select(d => d.WebhookId).ToListAsync()), Is.EquivalentTo(["before", "after"]));
        await ((IHostedService)inbox).StopAsync(CancellationToken.None);
    }

    private static VerifiedDelivery Delivery(string webhookId, StoreId store)
    {
        const string body = """{"id":7}""";
        var received = new ReceivedWebhook(webhookId, "products/update", "demo.myshopify.com", DateTimeOffset.UnixEpoch) { Body = body };
        return new VerifiedDelivery(store, received, JsonSerializer.Deserialize<JsonElement>(body));
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>Registrations from connecting to disconnecting, and deliveries through what befalls a server.</summary>
[Category("integration")]
public sealed class WebhookLifeTests
{
    private const int Topics = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    [SetUp]
    public async Task Connect()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await SignedCalls.Connect(_emulator, new EmulatorShop("", Products: 12, Seed: 4));
        await Registered();
    }

    [TearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task SubscriptionsThatShopifyDropped_AreRegisteredAgainByTheHourlyCheck_AndItIsSaid()
    {
        await _server.Kill();
        await _emulator.Edit(_server.Shop, edits: 3, seed: 2);
        for (var retry = 0; retry < 10; retry++)
            await _emulator.Control(_server.Shop, "tick", new { advanceMs = 3_600_000 });
        var left = await Subscriptions();
        await _server.Run();

        var schedule = (await _server.Api.Get("/api/schedules"))["items"]!.AsArray().Single(s => SyncApi.Text(s!, "dataType") == "webhooks")!;
        await _server.Api.Post($"/api/schedules/{SyncApi.Text(schedule, "id")}/run", new { });

        await Eventually.Become(Subscriptions, count => count == Topics, "the check registers again", Patience);
        Assert.That(left, Is.LessThan(Topics), "the emulator dropped what failed eight times");
        await Eventually.True(
            async () => (await _server.Api.All("/api/sync/recent-activity")).Exists(e => Regex.IsMatch(SyncApi.Text(e, "message"), "no longer told of .*products/update.*registered again")), "it is said", Patience);
    }

    [Test]
    public async Task ScopesThatWereTakenAway_AreNamed_AndTheLaneWaits()
    {
        await _emulator.Control(_server.Shop, "scopes", new { revoke = new[] { "write_products", "write_inventory" } });

        await Eventually.Become(State, state => state == "needsAttention", "the missing scopes are said", Patience);

        var store = (await _server.Api.All("/api/v1/shopify/stores"))[0];
        Assert.That(SyncApi.Text(store, "attention"), Does.Contain("write_products").And.Contain("write_inventory"));
    }

    [Test]
    public async Task GroupThatShopifyRefuses_GoesOnOneByOne()
    {
        await _server.FillCatalogue();
        var products = (await _emulator.State(_server.Shop)).Select(p => (string)p!["id"]!).Where(id => id.Contains("/Product/", StringComparison.Ordinal)).Take(4).ToList();
        await _emulator.Faults(_server.Shop, new EmulatorFault("status") { Match = "ProductsByIds", Status = 400, Times = 1 });

        foreach (var id in products)
            await SignedCalls.Post(_server, new SignedCall($"refused-{id}") { Body = SignedCalls.Body(id) });

        await Eventually.True(async () => (await _server.Api.All("/api/webhooks/deliveries?state=waiting")).Count == 0, "all are dealt with", Patience);
        var operations = await _server.Api.All("/api/operations?state=dead");
        Assert.Multiple(async () =>
        {
            Assert.That(operations.Select(o => SyncApi.Text(o, "kind")), Is.EqualTo(new[] { "webhook.products" }));
            Assert.That((await _server.Api.All("/api/webhooks/deliveries?state=done")).Count, Is.EqualTo(products.Count));
        });
    }

    [Test]
    public async Task Disconnect_RemovesTheSubscriptionsFromTheShop()
    {
        var store = (await _server.Api.All("/api/v1/shopify/stores"))[0];

        var (status, report) = await _server.Api.Try(HttpMethod.Delete, $"/api/v1/shopify/stores/{SyncApi.Text(store, "id")}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), report?.ToJsonString());
        Assert.That((report!["webhooks"]!.GetValue<int>(), await Subscriptions()), Is.EqualTo((Topics, 0)));
    }

    [Test]
    public async Task ShopRedact_AfterTheAppWasRemoved_ForgetsTokenAndSecrets()
    {
        await SignedCalls.Post(_server, new SignedCall("gone") { Topic = "app/uninstalled" });
        await Eventually.Become(State, state => state == "needsAttention", "the removal is said", Patience);

        var redacted = await SignedCalls.Post(_server, new SignedCall("redact") { Topic = "shop/redact", Body = $$"""{"shop_id": 1, "shop_domain": "{{_server.Shop}}"}""" });

        Assert.That(redacted, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await State(), Is.EqualTo("disconnected"));
        await Eventually.Become(() => SignedCalls.Post(_server, new SignedCall("later")), status => status == HttpStatusCode.Unauthorized, "nothing is left to verify with", Patience);
    }

    [Test]
    public async Task Kill_DuringABurst_LosesNothingThatWasAcknowledged()
    {
        await _server.FillCatalogue();
        var ids = (await _server.Api.All("/api/products")).Count;
        var products = (await _emulator.State(_server.Shop)).Select(p => (string)p!["id"]!).Where(id => id.Contains("/Product/", StringComparison.Ordinal)).ToList();
        var acknowledged = new ConcurrentBag<string>();
        var burst = Task.WhenAll(Enumerable.Range(0, 8).Select(async sender =>
        {
            for (var i = 0; i < 200; i++)
            {
                var call = new SignedCall($"burst-{sender}-{i}") { Body = SignedCalls.Body(products[i % products.Count]) };
                try
                {
                    if (await SignedCalls.Post(_server, call) == HttpStatusCode.OK)
                        acknowledged.Add(call.WebhookId);
                }
                catch (HttpRequestException)
                {
                    return; // the server is gone
                }
            }
        }));
        await Eventually.True(() => Task.FromResult(acknowledged.Count > 100), "the burst is under way", Patience);

        await _server.Process.Kill();
        await burst;
        await _server.Kill();
        await _server.Run();

        await Eventually.True(async () => (await _server.Api.All("/api/webhooks/deliveries?state=waiting")).Count == 0, "what was kept is dealt with", Patience);
        var kept = (await _server.Api.All("/api/webhooks/deliveries")).Select(d => SyncApi.Text(d, "webhookId")).ToList();
        Assert.That(ids, Is.EqualTo(12));
        Assert.That(acknowledged.Except(kept), Is.Empty, "acknowledged and lost");
        Assert.That(kept, Is.Unique);
    }

    private Task Registered() => Eventually.True(
        async () => !(await _server.Api.All("/api/webhooks")).Exists(w => w["missing"]!.GetValue<bool>()), "connecting registers the webhooks", Patience);

    private async Task<int> Subscriptions() => (await _emulator.Control(_server.Shop, "tick", new { }))["subscriptions"]!.GetValue<int>();

    private async Task<string> State() => SyncApi.Text((JsonNode)(await _server.Api.All("/api/v1/shopify/stores"))[0], "state");
}

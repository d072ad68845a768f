using System.Net;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>The emulator delivers to the server as Shopify does; what must leave no trace is posted by hand.</summary>
[Category("integration")]
[TestFixture("Sqlite")]
[TestFixture("PostgreSql")]
public sealed class WebhookTests(string engine)
{
    private const int Topics = 7;
    private static int _numbers;

    private PostgresDatabase? _postgres;
    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    private SyncApi Api => _server.Api;

    [OneTimeSetUp]
    public async Task FillCatalogue()
    {
        _postgres = engine == "PostgreSql" ? await PostgresServer.CreateDatabase() : null;
        _emulator = await EmulatorProcess.Start();
        _server = await SignedCalls.Connect(_emulator, new EmulatorShop("", Products: 20, Seed: 8), _postgres);
        await _server.FillCatalogue();
        await Eventually.True(async () => !(await Api.All("/api/webhooks")).Exists(w => w["missing"]!.GetValue<bool>()), "connecting registers the webhooks");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    [Test]
    public async Task MerchantEdit_IsStagedByItsWebhookWithoutAnyPull()
    {
        var (productId, id) = await Product(3);
        var batches = (await Api.All("/api/sync/batches")).Count;

        await _server.MerchantSets(id, new { vendor = "Told by a webhook" });

        var change = await Staged(productId);
        var read = await Api.All("/api/sync/batches");
        await Api.ApproveAndApply();
        var product = await Api.Product(productId);
        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(change, "kind"), Is.EqualTo("update"));
            Assert.That(read, Has.Count.EqualTo(batches));
            Assert.That((string?)product["vendor"], Is.EqualTo("Told by a webhook"));
        });
    }

    [Test]
    public async Task MerchantDelete_IsStagedAsADeletion()
    {
        var (productId, id) = await Product(4);

        await _emulator.Edit(_server.Shop, "mutation($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { message } } }", new { id });

        var change = await Staged(productId);
        Assert.That(SyncApi.Text(change, "kind"), Is.EqualTo("delete"));
        await Api.DecideAll("reject", "inbound");
    }

    [Test]
    public async Task OwnPush_ComesBackAsAWebhookAndStagesNothing()
    {
        var (productId, id) = await Product(5);
        await Api.Edit(await Api.Product(productId), ("vendor", "Ours"));
        await Api.DecideAll("approve", "outbound");
        var before = (await Deliveries()).Max(Number);

        await Api.Push();

        await Eventually.True(
            async () => (await Deliveries("done")).Any(d => Number(d) > before && SyncApi.Text(d, "subject").EndsWith(id, StringComparison.Ordinal)), "our echo is dealt with", TimeSpan.FromSeconds(30));
        Assert.That((await Api.Waiting()).Where(c => (string?)c["productId"] == productId), Is.Empty);
    }

    [Test]
    public async Task Repair_AfterASubscriptionVanished_MakesItAgain()
    {
        await Api.Post("/api/webhooks", new { action = "unregister" });
        var missing = (await Api.All("/api/webhooks")).Count(w => w["missing"]!.GetValue<bool>());

        var (status, repaired) = await Api.Try(HttpMethod.Put, "/api/webhooks/health", new { });

        var left = (await Api.All("/api/webhooks")).Count(w => w["missing"]!.GetValue<bool>());
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK), repaired?.ToJsonString());
            Assert.That(missing, Is.EqualTo(Topics));
            Assert.That(repaired!["items"]![0]!["created"]!.GetValue<int>(), Is.EqualTo(Topics));
            Assert.That(left, Is.Zero);
        });
    }

    [Test]
    public async Task ProductThatIsNotTakenInYet_IsNamedInTheDeliveries()
    {
        var id = await _server.MerchantMakes(new { title = "Not in the catalogue" });

        var named = await Eventually.Become(
            () => Deliveries("done"), d => d.Any(row => (string?)row["remoteId"] == id), "it is read and proposed", TimeSpan.FromSeconds(30));

        Assert.That(named.Where(d => (string?)d["remoteId"] == id).Select(d => (string?)d["title"]), Has.All.EqualTo("Not in the catalogue"));
        await Api.DecideAll("reject", "inbound");
    }

    [Test]
    public async Task SameWebhookId_Twice_IsKeptOnceAndAnswered200Twice()
    {
        var call = new SignedCall($"twice-{Number()}");

        var first = await Post(call);
        var second = await Post(call);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await Kept(call), Is.EqualTo(1));
    }

    [Test]
    public async Task MalformedBody_WithTheRightSignature_IsKeptAsRefusedAndAnswered200()
    {
        var call = new SignedCall($"malformed-{Number()}") { Body = "{\"id\": \0" };

        var status = await Post(call);

        var kept = (await Deliveries("refused")).Single(d => SyncApi.Text(d, "webhookId") == call.WebhookId);
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)kept["error"], Does.Contain("not JSON"));
        });
    }

    [TestCase("wrong secret", HttpStatusCode.Unauthorized)]
    [TestCase("no signature", HttpStatusCode.Unauthorized)]
    [TestCase("two signatures", HttpStatusCode.Unauthorized)]
    [TestCase("empty signature", HttpStatusCode.Unauthorized)]
    [TestCase("signature that is no base64", HttpStatusCode.Unauthorized)]
    [TestCase("no topic", HttpStatusCode.BadRequest)]
    [TestCase("joined topics", HttpStatusCode.BadRequest)]
    [TestCase("two shops", HttpStatusCode.BadRequest)]
    [TestCase("no shop", HttpStatusCode.BadRequest)]
    [TestCase("no webhook id", HttpStatusCode.BadRequest)]
    [TestCase("two webhook ids", HttpStatusCode.BadRequest)]
    [TestCase("endless webhook id", HttpStatusCode.BadRequest)]
    [TestCase("unknown shop", HttpStatusCode.Unauthorized)]
    [TestCase("oversized", HttpStatusCode.RequestEntityTooLarge)]
    [TestCase("oversized, of unknown length", HttpStatusCode.RequestEntityTooLarge)]
    public async Task BadCall_IsRefusedWithoutARow(string fault, HttpStatusCode expected)
    {
        var call = new SignedCall($"bad-{Number()}");
        var before = (await Deliveries()).Count;

        var status = await Post(fault switch
        {
            "wrong secret" => call with { Secret = "another" },
            "no signature" => call with { Change = h => h.Remove("X-Shopify-Hmac-Sha256") },
            "two signatures" => call with { Change = h => h.Add("X-Shopify-Hmac-Sha256", "AAAA") },
            "empty signature" => call with { Change = h => Replace(h, "X-Shopify-Hmac-Sha256", "") },
            "signature that is no base64" => call with { Change = h => Replace(h, "X-Shopify-Hmac-Sha256", "no base64!") },
            "joined topics" => call with { Topic = "products/update, products/delete" },
            "no shop" => call with { Change = h => h.Remove("X-Shopify-Shop-Domain") },
            "two webhook ids" => call with { Change = h => h.Add("X-Shopify-Webhook-Id", "another") },
            "endless webhook id" => call with { WebhookId = new string('x', 500) },
            "no topic" => call with { Change = h => h.Remove("X-Shopify-Topic") },
            "two shops" => call with { Change = h => h.Add("X-Shopify-Shop-Domain", "other.myshopify.com") },
            "no webhook id" => call with { Change = h => h.Remove("X-Shopify-Webhook-Id") },
            "unknown shop" => call with { Shop = "unknown.myshopify.com" },
            _ => call with { Body = new string(' ', 2 * 1024 * 1024) + "{}", Chunked = fault != "oversized" },
        });

        Assert.That(status, Is.EqualTo(expected));
        Assert.That(await Deliveries(), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Burst_OverManyProducts_ReadsThemTogetherAndEachOnce()
    {
        var ids = (await _emulator.State(_server.Shop)).Select(p => (string)p!["id"]!).Where(i => i.Contains("/Product/", StringComparison.Ordinal)).Take(15).ToList();
        var first = new SignedCall($"burst-{Number()}") { Body = SignedCalls.Body(ids[0]) };
        var calls = (await _emulator.Calls(_server.Shop)).Select(c => c.Number).DefaultIfEmpty().Max();
        await _emulator.Faults(_server.Shop, new EmulatorFault("latency") { Match = "ProductsByIds", Ms = 3_000, Times = 1 });
        try
        {
            await Post(first);
            await Eventually.True(async () => (await Api.All("/api/operations?state=running")).Any(o => SyncApi.Text(o, "kind") == "webhook.products"), "the first is being read");
            await Task.WhenAll(ids.Skip(1).SelectMany(id => new[] { id, id, id }).Select(id => Post(new SignedCall($"burst-{Number()}") { Body = SignedCalls.Body(id) })));
        }
        finally
        {
            await Eventually.True(async () => (await Deliveries("waiting")).Count == 0, "all are dealt with", TimeSpan.FromSeconds(30));
            await _emulator.Faults(_server.Shop);
        }

        var reads = (await _emulator.Calls(_server.Shop, calls)).Where(c => c.Document == "ProductsByIds").ToList();
        Assert.That(reads, Has.Count.EqualTo(2), "one for the first delivery, one for all that came while it ran");
    }

    [Test]
    public async Task CustomersRequest_IsAnsweredAndNothingOfThePersonIsKept()
    {
        var call = new SignedCall($"privacy-{Number()}")
        {
            Topic = "customers/data_request",
            Body = """{"shop_id": 1, "shop_domain": "x", "orders_requested": [7], "customer": {"id": 5, "email": "ann@example.com"}, "data_request": {"id": 9}}""",
        };

        var status = await Post(call);

        var kept = await One(call);
        var details = await Api.Get($"/api/webhooks/deliveries/{kept["id"]}");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(SyncApi.Text(kept, "state"), Is.EqualTo("done"));
            Assert.That(details.ToJsonString(), Does.Not.Contain("ann@example.com"));
        });
        Assert.That((await Api.All("/api/sync/recent-activity")).Select(e => SyncApi.Text(e, "message")), Has.Some.Contains("nothing about customers is held"));
    }

    [Test]
    public async Task Replay_OfADelivery_ReadsItsProductAgain()
    {
        var (_, id) = await Product(6);
        var call = new SignedCall($"replay-{Number()}") { Body = $$"""{"id": {{id.Split('/')[^1]}}}""" };
        await Post(call);
        var delivery = await Eventually.Become(() => One(call), d => SyncApi.Text(d, "state") == "done", "it is dealt with", TimeSpan.FromSeconds(30));
        var processed = SyncApi.Text(delivery, "processedAt");

        await Api.Try(HttpMethod.Post, $"/api/webhooks/deliveries/{delivery["id"]}/replay");

        await Eventually.Become(() => One(call), d => SyncApi.Text(d, "state") == "done" && SyncApi.Text(d, "processedAt") != processed, "it is dealt with again", TimeSpan.FromSeconds(30));
    }

    private static void Replace(System.Net.Http.Headers.HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }

    private Task<HttpStatusCode> Post(SignedCall call) => SignedCalls.Post(_server, call);

    private Task<List<JsonNode>> Deliveries(string? state = null) => Api.All($"/api/webhooks/deliveries{(state is null ? "" : $"?state={state}")}");

    private async Task<JsonNode> One(SignedCall call) => (await Deliveries()).Single(d => SyncApi.Text(d, "webhookId") == call.WebhookId);

    private async Task<int> Kept(SignedCall call) => (await Deliveries()).Count(d => SyncApi.Text(d, "webhookId") == call.WebhookId);

    private async Task<JsonNode> Staged(string productId) =>
        (await Eventually.Become(Api.Waiting, w => w.Any(c => (string?)c["productId"] == productId), "it is staged", TimeSpan.FromSeconds(30)))
            .Single(c => (string?)c["productId"] == productId);

    private async Task<(string Id, string RemoteId)> Product(int index)
    {
        var product = await Api.Product(SyncApi.Text((await Api.All("/api/products"))[index], "id"));
        return (SyncApi.Text(product, "id"), SyncApi.Text(product["stores"]![0]!, "remoteId"));
    }

    private static long Number(JsonNode delivery) => delivery["id"]!.GetValue<long>();

    private static int Number() => Interlocked.Increment(ref _numbers);
}

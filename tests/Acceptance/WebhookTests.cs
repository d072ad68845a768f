using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>The emulator delivers to the server as Shopify does; what must leave no trace is posted by hand.</summary>
[Category("integration")]
public sealed class WebhookTests
{
    private const string Secret = "shpss_only-for-tests";
    private static int _numbers;

    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    private SyncApi Api => _server.Api;

    [OneTimeSetUp]
    public async Task FillCatalogue()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await ConnectedServer.StartUnconnected(_emulator, new EmulatorShop("", Products: 20, Seed: 8) { ClientId = "an-app", ClientSecret = Secret });
        await Api.Post("/api/v1/shopify/stores", new { domain = _server.Shop, clientId = "an-app", clientSecret = Secret });
        await _server.FillCatalogue();
        await Api.Post("/api/webhooks", new { action = "register" });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
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
        var row = (await Api.All("/api/products"))[5];
        await Api.Edit(await Api.Product(SyncApi.Text(row, "id")), ("vendor", "Ours"));
        await Api.DecideAll("approve", "outbound");
        var before = (await Deliveries("done")).Count;

        await Api.Push();

        await Eventually.Become(() => Deliveries("done"), d => d.Count > before, "our echo is dealt with", TimeSpan.FromSeconds(30));
        Assert.That(await Api.Waiting(), Is.Empty);
    }

    [Test]
    public async Task SameWebhookId_Twice_IsKeptOnceAndAnswered200Twice()
    {
        var call = new Call($"twice-{Number()}");

        var first = await Post(call);
        var second = await Post(call);

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(await Kept(call), Is.EqualTo(1));
    }

    [Test]
    public async Task MalformedBody_WithTheRightSignature_IsKeptAsRefusedAndAnswered200()
    {
        var call = new Call($"malformed-{Number()}") { Body = "{\"id\": \0" };

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
    [TestCase("no topic", HttpStatusCode.BadRequest)]
    [TestCase("two shops", HttpStatusCode.BadRequest)]
    [TestCase("no webhook id", HttpStatusCode.BadRequest)]
    [TestCase("unknown shop", HttpStatusCode.Unauthorized)]
    [TestCase("oversized", HttpStatusCode.RequestEntityTooLarge)]
    [TestCase("oversized, of unknown length", HttpStatusCode.RequestEntityTooLarge)]
    public async Task BadCall_IsRefusedWithoutARow(string fault, HttpStatusCode expected)
    {
        var call = new Call($"bad-{Number()}");
        var before = (await Deliveries()).Count;

        var status = await Post(fault switch
        {
            "wrong secret" => call with { Secret = "another" },
            "no signature" => call with { Change = h => h.Remove("X-Shopify-Hmac-Sha256") },
            "two signatures" => call with { Change = h => h.Add("X-Shopify-Hmac-Sha256", "AAAA") },
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
    public async Task Replay_OfADelivery_ReadsItsProductAgain()
    {
        var (_, id) = await Product(6);
        var call = new Call($"replay-{Number()}") { Body = $$"""{"id": {{id.Split('/')[^1]}}}""" };
        await Post(call);
        var delivery = await Eventually.Become(() => One(call), d => SyncApi.Text(d, "state") == "done", "it is dealt with", TimeSpan.FromSeconds(30));
        var processed = SyncApi.Text(delivery, "processedAt");

        await Api.Try(HttpMethod.Post, $"/api/webhooks/deliveries/{delivery["id"]}/replay");

        await Eventually.Become(() => One(call), d => SyncApi.Text(d, "state") == "done" && SyncApi.Text(d, "processedAt") != processed, "it is dealt with again", TimeSpan.FromSeconds(30));
    }

    private sealed record Call(string WebhookId)
    {
        public string? Shop { get; init; }
        public string Secret { get; init; } = WebhookTests.Secret;
        public string Body { get; init; } = """{"id": 1}""";
        public bool Chunked { get; init; }
        public Action<System.Net.Http.Headers.HttpRequestHeaders> Change { get; init; } = _ => { };
    }

    private async Task<HttpStatusCode> Post(Call call)
    {
        var body = Encoding.UTF8.GetBytes(call.Body);
        using var http = new HttpClient { BaseAddress = _server.Process.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/shopify", UriKind.Relative))
        {
            Content = call.Chunked ? new StreamContent(new ChunkedBody(body)) : new ByteArrayContent(body),
        };
        request.Headers.Add("X-Shopify-Topic", "products/update");
        request.Headers.Add("X-Shopify-Shop-Domain", call.Shop ?? _server.Shop);
        request.Headers.Add("X-Shopify-Webhook-Id", call.WebhookId);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(call.Secret), body)));
        call.Change(request.Headers);
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A stream whose length nobody knows, so that it is sent in chunks.</summary>
    private sealed class ChunkedBody(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
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
            Assert.That(missing, Is.EqualTo(5));
            Assert.That(repaired!["items"]![0]!["created"]!.GetValue<int>(), Is.EqualTo(5));
            Assert.That(left, Is.Zero);
        });
    }

    private Task<List<JsonNode>> Deliveries(string? state = null) => Api.All($"/api/webhooks/deliveries{(state is null ? "" : $"?state={state}")}");

    private async Task<JsonNode> One(Call call) => (await Deliveries()).Single(d => SyncApi.Text(d, "webhookId") == call.WebhookId);

    private async Task<int> Kept(Call call) => (await Deliveries()).Count(d => SyncApi.Text(d, "webhookId") == call.WebhookId);

    private async Task<JsonNode> Staged(string productId) =>
        (await Eventually.Become(Api.Waiting, w => w.Any(c => (string?)c["productId"] == productId), "it is staged", TimeSpan.FromSeconds(30)))
            .Single(c => (string?)c["productId"] == productId);

    private async Task<(string Id, string RemoteId)> Product(int index)
    {
        var product = await Api.Product(SyncApi.Text((await Api.All("/api/products"))[index], "id"));
        return (SyncApi.Text(product, "id"), SyncApi.Text(product["stores"]![0]!, "remoteId"));
    }

    private static int Number() => Interlocked.Increment(ref _numbers);
}

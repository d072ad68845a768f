using System.Net;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class SyncEndpointsTests
{
    private TestServer _server = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void SetUp()
    {
        _server = new TestServer();
        _client = _server.Client();
    }

    [TearDown]
    public async Task TearDown()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("/api/sync/shopify/pull", "{}")]
    [TestCase("/api/sync/shopify/pull/forecast", "{}")]
    [TestCase("/api/sync/shopify/push", "{}")]
    [TestCase("/api/sync/full-sync", "{}")]
    [TestCase("/api/sync/incremental", "{\"sinceHours\":4}")]
    [TestCase("/api/sync/products/batch-sync", "{\"productIds\":[\"1\"]}")]
    [TestCase("/api/shopify/sync-down/start", "{}")]
    [TestCase("/api/sync", "{}")]
    public async Task Start_WithoutAStore_SaysToConnectOne(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.NotFound, "Store.NoneConnected")));
    }

    [Test]
    public async Task Start_OfATypeThatIsNotThereYet_SaysSo()
    {
        using var answer = await _client.Post("/api/sync", new { types = new[] { "products", "orders" } });

        Assert.That((string?)(await answer.Json())["detail"], Does.Contain("orders"));
    }

    [TestCase("pull", 0)]
    [TestCase("pull", 251)]
    [TestCase("push", 50)]
    public async Task Full_WithABatchSizeThatCannotBeHonoured_SaysSo(string direction, int batchSize)
    {
        using var answer = await _client.Post("/api/shopify/sync/full", new { direction, batchSize });

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.BadRequest, "Invalid")));
    }

    [Test]
    public async Task Overview_OfAFreshServer_KnowsNoRunsAndNoWebhooks()
    {
        using var answer = await _client.Get("/api/sync");

        var overview = (await answer.Json()).AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(overview["recentRuns"]!.AsArray(), Is.Empty);
            Assert.That(overview["byType"]!.AsArray(), Is.Empty);
            Assert.That(overview.ContainsKey("webhooks") && overview["webhooks"] is null, Is.True, "unknown, and said to be");
        });
    }

    [Test]
    public async Task Metrics_OfAFreshServer_AreUnknownAndNotZero()
    {
        using var answer = await _client.Get("/api/sync/metrics");

        var runs = (await answer.Json())["runs"]!.AsObject();
        Assert.That((runs.ContainsKey("successRate"), runs["successRate"], (int?)runs["started"]), Is.EqualTo((true, (object?)null, (int?)0)));
    }

    [TestCase("/api/sync/batches")]
    [TestCase("/api/sync/jobs")]
    [TestCase("/api/sync/recent-activity")]
    [TestCase("/api/operations?state=dead")]
    [TestCase("/api/sync/conflicts?status=open&kind=field")]
    [TestCase("/api/lanes")]
    [TestCase("/api/products")]
    public async Task Lists_OfAFreshServer_AreEmpty(string path)
    {
        using var answer = await _client.Get(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await answer.Json())["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("/api/sync/batches/{0}")]
    [TestCase("/api/sync/jobs/{0}")]
    [TestCase("/api/shopify/sync-down/status/{0}")]
    [TestCase("/api/products/{0}")]
    public async Task One_ThatIsNotThere_IsNotFound(string path)
    {
        using var answer = await _client.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Guid.CreateVersion7()));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Code(), Does.EndWith(".NotFound"));
    }

    [TestCase("/api/products")]
    [TestCase("/api/sync/batches")]
    [TestCase("/api/operations")]
    public async Task Lists_WithoutAToken_AreRefused(string path)
    {
        using var stranger = _server.Client(token: null);

        using var answer = await stranger.Get(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}

using System.Net;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class IdempotencyKeyTests
{
    private TestServer _server = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _server = new TestServer();
        _client = _server.Client();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Post_RepeatedWithItsKey_IsDoneOnceAndAnsweredAlike()
    {
        using var first = await _client.Post("/api/tokens", new { name = "Once" }, "key-1");
        using var second = await _client.Post("/api/tokens", new { name = "Once" }, "key-1");

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(second.Headers.Contains("Idempotent-Replayed"));
        Assert.That(await CountOf("Once"), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_WithTheKeyOfAnotherBody_Is409AndNotDone()
    {
        using var first = await _client.Post("/api/tokens", new { name = "Mine" }, "key-2");
        using var other = await _client.Post("/api/tokens", new { name = "Other" }, "key-2");

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await other.Code(), Is.EqualTo("IdempotencyKey.Misused"));
        Assert.That(await CountOf("Other"), Is.Zero);
    }

    [Test]
    public async Task Post_ManyAtOnceWithOneKey_IsDoneOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.Post("/api/tokens", new { name = "Storm" }, "key-3")));

        Assert.That(answers.Select(a => a.StatusCode).Distinct(), Is.SubsetOf(new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.That(await CountOf("Storm"), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_WithoutAKey_IsDoneEachTime()
    {
        using var first = await _client.Post("/api/tokens", new { name = "Twice" });
        using var second = await _client.Post("/api/tokens", new { name = "Twice" });

        Assert.That(await CountOf("Twice"), Is.EqualTo(2));
    }

    private async Task<int> CountOf(string name) =>
        (await (await _client.Get("/api/tokens")).Json())["items"]!.AsArray().Count(token => (string?)token!["name"] == name);
}

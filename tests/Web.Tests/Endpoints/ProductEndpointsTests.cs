using System.Net;
using System.Net.Http.Json;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class ProductEndpointsTests
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

    [Test]
    public async Task Product_MadeEditedAndRead_CarriesItsVersionAsETag()
    {
        var address = await Make("Wool scarf");

        using var edited = await Put(address, "\"1\"", new { title = "Wool scarf, blue", tags = new[] { "wool", "blue" }, variants = new[] { new { key = "Default Title", price = 24.5 } } });
        using var read = await _client.Get(address);

        Assert.That(edited.StatusCode, Is.EqualTo(HttpStatusCode.OK), await edited.Content.ReadAsStringAsync());
        Assert.That(read.Headers.ETag?.Tag, Is.EqualTo("\"2\""));
        var product = await read.Json();
        Assert.That(((string?)product["title"], (decimal?)product["variants"]![0]!["price"], product["tags"]!.AsArray().Count), Is.EqualTo(("Wool scarf, blue", (decimal?)24.5m, 2)));
    }

    [Test]
    public async Task Edit_OfAnOlderVersion_IsAConflictThatShowsWhatIsThereNow()
    {
        var address = await Make("Wool scarf");
        using var first = await Put(address, "\"1\"", new { vendor = "Acme" });

        using var second = await Put(address, "\"1\"", new { vendor = "Brook" });

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var problem = await second.Json();
        Assert.That(((string?)problem["code"], (string?)problem["current"]!["vendor"]), Is.EqualTo(("Product.StalePage", "Acme")));
    }

    [Test]
    public async Task Edit_WithoutAVersion_SaysHowToGiveIt()
    {
        using var answer = await Put(await Make("Wool scarf"), null, new { vendor = "Acme" });

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.BadRequest, "Product.NoVersion")));
    }

    [Test]
    public async Task Edit_ByPath_ChangesThatFieldAlone()
    {
        var address = await Make("Wool scarf");

        using var edited = await Put(address, "\"1\"", new { fields = new object[] { new { path = "seo.title", value = "Scarf" }, new { path = "variants[Default Title].sku", value = "WS-1" } } });

        var product = await edited.Json();
        Assert.That(((string?)product["seoTitle"], (string?)product["variants"]![0]!["sku"], (string?)product["title"]), Is.EqualTo(("Scarf", "WS-1", "Wool scarf")));
    }

    [Test]
    public async Task Versions_TellWhatChanged()
    {
        var address = await Make("Wool scarf");
        using var edited = await Put(address, "\"1\"", new { title = "Scarf" });

        using var versions = await _client.Get($"{address}/versions");

        var newest = (await versions.Json())["items"]![0]!;
        Assert.That(((int?)newest["version"], (string?)newest["changes"]![0]!["path"], (string?)newest["changes"]![0]!["before"]), Is.EqualTo(((int?)2, "title", "Wool scarf")));
    }

    [Test]
    public async Task Search_WithAnUnknownStatus_NamesTheRightOnes()
    {
        using var answer = await _client.Get("/api/products?status=sold");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await answer.Json())["detail"], Does.Contain("Active, Archived, Draft, Unlisted"));
    }

    [Test]
    public async Task Search_UnderBothNames_FindsTheProduct()
    {
        await Make("Wool scarf");
        await Make("Silk scarf");

        using var found = await _client.Get("/api/products?q=wool");
        using var other = await _client.Get("/api/shopify/products?q=scarf&limit=1");

        Assert.That((await found.Json())["items"]!.AsArray().Select(p => (string?)p!["title"]), Is.EqualTo(new[] { "Wool scarf" }));
        Assert.That((string?)(await other.Json())["nextCursor"], Is.Not.Null);
    }

    [Test]
    public async Task Delete_OfAProduct_TakesItAway()
    {
        var address = await Make("Wool scarf");

        using var deleted = await _client.Delete(address);
        using var read = await _client.Get(address);

        Assert.That((deleted.StatusCode, read.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Vendors_AreThoseInUse()
    {
        using var edited = await Put(await Make("Wool scarf"), "\"1\"", new { vendor = "Acme" });

        using var vendors = await _client.Get("/api/shopify/products/vendors");

        Assert.That((await vendors.Json())["items"]!.AsArray().Select(v => (string?)v), Is.EqualTo(new[] { "Acme" }));
    }

    private async Task<string> Make(string title)
    {
        using var made = await _client.Post("/api/products", new { title });
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync());
        return made.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> Put(string address, string? version, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (version is not null)
            request.Headers.Add("If-Match", version);
        return await _client.SendAsync(request);
    }
}

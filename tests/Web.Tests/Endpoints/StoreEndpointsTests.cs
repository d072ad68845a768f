using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class StoreEndpointsTests
{
    private const string Stores = "/api/v1/shopify/stores";
    private const string Secret = "shpat_very_secret_token";

    private static readonly StoreIdentity Shop = new("Acme", "acme.myshopify.com", "EUR", "Shopify Plus", ["read_products", "write_products"]);

    private IShopConnection _shops = null!;
    private TestServer _server = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void Start()
    {
        _shops = Substitute.For<IShopConnection>();
        _shops.Identify(Arg.Any<ShopDomain>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns((Result<StoreIdentity>)Shop);
        _server = new TestServer(services: services => services.AddSingleton(_shops));
        _client = _server.Client();
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Post_WithATokenThatWorks_ConnectsTheStoreWithItsLaneAndSchedule()
    {
        using var answer = await _client.Post(Stores, new { domain = "acme", accessToken = Secret });

        var store = await answer.Json();
        var stats = await (await _client.Get($"{Stores}/{store["id"]}/stats")).Json();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((string?)store["domain"], Is.EqualTo("acme.myshopify.com"));
        Assert.That((string?)store["state"], Is.EqualTo("connected"));
        Assert.That((string?)stats["nextPullAt"], Is.Not.Null);
        Assert.That(await Count(db => db.Lanes.CountAsync()), Is.EqualTo(2), "the store's lane and the catalogue's");
    }

    [Test]
    public async Task Post_WithAToken_NeverGivesItBackAndKeepsItProtected()
    {
        using var answer = await _client.Post(Stores, new { domain = "acme", accessToken = Secret });

        var listed = await (await _client.Get(Stores)).Content.ReadAsStringAsync();
        await using var scope = _server.Services.CreateAsyncScope();
        var store = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Stores.SingleAsync();
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain(Secret));
        Assert.That(listed, Does.Not.Contain(Secret));
        Assert.That(store.ProtectedToken, Does.Not.Contain(Secret));
        Assert.That(await KeptToken(), Is.EqualTo(Secret));
    }

    [Test]
    public async Task Post_WithClientCredentials_AsksForATokenAndRemembersWhenItEnds()
    {
        _shops.RequestToken(Arg.Any<ShopDomain>(), "id", "secret", Arg.Any<CancellationToken>())
            .Returns((Result<GrantedToken>)new GrantedToken("shpat_for_a_day", TimeSpan.FromHours(24)));

        var store = await (await _client.Post(Stores, new { domain = "acme", client_id = "id", client_secret = "secret" })).Json();

        Assert.That((string?)store["tokenKind"], Is.EqualTo("clientCredentials"));
        await _shops.Received().Identify(Arg.Any<ShopDomain>(), "shpat_for_a_day", Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Post_ForAStoreThatIsConnected_UsesTheNewTokenAndMakesNoSecondStore()
    {
        var first = await (await _client.Post(Stores, new { domain = "acme", accessToken = "shpat_old" })).Json();
        var second = await (await _client.Post(Stores, new { domain = "https://acme.myshopify.com/admin", accessToken = "shpat_new" })).Json();

        Assert.That((string?)second["id"], Is.EqualTo((string?)first["id"]));
        Assert.That((await Items()).Count, Is.EqualTo(1));
        Assert.That(await KeptToken(), Is.EqualTo("shpat_new"));
    }

    private static IEnumerable<TestCaseData<Error, int, string>> Refusals() =>
    [
        new(StoreErrors.WrongToken, 422, "access token"),
        new(StoreErrors.MissingScopes(["write_products", "read_locations"]), 422, "write_products, read_locations"),
        new(StoreErrors.UnknownShop(ShopDomain.FromStored("acme.myshopify.com")), 422, "acme.myshopify.com"),
        new(StoreErrors.Frozen, 503, "frozen"),
        new(StoreErrors.Unreachable("no route"), 503, "no route"),
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task Post_WhenTheShopRefuses_SaysWhyAndKeepsNothing(Error refusal, int status, string words)
    {
        _shops.Identify(Arg.Any<ShopDomain>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns((Result<StoreIdentity>)refusal);

        using var answer = await _client.Post(Stores, new { domain = "acme", accessToken = "shpat_x" });

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That((string?)(await answer.Json())["detail"], Does.Contain(words));
        Assert.That(await Items(), Is.Empty);
    }

    [TestCase("not a shop", "Store.BadDomain")]
    [TestCase("acme.example.com", "Store.BadDomain")]
    [TestCase("", "Invalid")]
    public async Task Post_WithABadAddress_IsRefusedBeforeAnyCall(string domain, string code)
    {
        using var answer = await _client.Post(Stores, new { domain, accessToken = "shpat_x" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Code(), Is.EqualTo(code));
        await _shops.DidNotReceive().Identify(Arg.Any<ShopDomain>(), Arg.Any<string>(), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Test_OfAStoreWhoseTokenWasRevoked_MarksItUntilItAnswersAgain()
    {
        var id = (string?)(await (await _client.Post(Stores, new { domain = "acme", accessToken = "shpat_x" })).Json())["id"];
        _shops.Identify(Arg.Any<ShopDomain>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns((Result<StoreIdentity>)StoreErrors.WrongToken);

        using var refused = await _client.Post("/api/shopify/test-connection", new { storeId = id });
        var marked = await (await _client.Get($"{Stores}/{id}")).Json();
        _shops.Identify(Arg.Any<ShopDomain>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns((Result<StoreIdentity>)Shop);
        using var answered = await _client.Post("/api/shopify/test-connection", new { });
        var mended = await (await _client.Get($"{Stores}/{id}")).Json();

        Assert.That(await refused.Code(), Is.EqualTo("Store.WrongToken"));
        Assert.That((string?)marked["state"], Is.EqualTo("needsAttention"));
        Assert.That(answered.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)mended["state"], Is.EqualTo("connected"));
    }

    [Test]
    public async Task SyncProducts_OfAStore_StartsAPullThatItsJobsList()
    {
        var id = (string?)(await (await _client.Post(Stores, new { domain = "acme", accessToken = Secret })).Json())["id"];

        using var answer = await _client.Post($"{Stores}/{id}/sync/products", new { fullSync = true });

        var jobs = await (await _client.Get($"{Stores}/{id}/sync/jobs?limit=10")).Json();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((string?)jobs["items"]![0]!["id"], Is.EqualTo((string?)(await answer.Json())["batchId"]));
    }

    [Test]
    public async Task Delete_OfAStore_ForgetsItsTokenAndReportsWhatStays()
    {
        var id = (string?)(await (await _client.Post(Stores, new { domain = "acme", accessToken = Secret })).Json())["id"];

        using var answer = await _client.Delete($"{Stores}/{id}");
        using var again = await _client.Delete($"{Stores}/{id}");

        var stats = await (await _client.Get($"{Stores}/{id}/stats")).Json();
        Assert.That((int?)(await answer.Json())["links"], Is.Zero);
        Assert.That(await again.Code(), Is.EqualTo("Store.AlreadyDisconnected"));
        Assert.That(await Count(db => db.Stores.CountAsync(s => s.ProtectedToken != "")), Is.Zero);
        Assert.That((string?)stats["nextPullAt"], Is.Null);
    }

    private async Task<JsonArray> Items() => (await (await _client.Get(Stores)).Json())["items"]!.AsArray();

    private async Task<string> KeptToken()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var store = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Stores.SingleAsync();
        return scope.ServiceProvider.GetRequiredService<ITokenProtector>().Unprotect(store.ProtectedToken);
    }

    private async Task<int> Count(Func<IAppDbContext, Task<int>> count)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredService<IAppDbContext>());
    }
}

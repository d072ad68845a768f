using System.Net;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class AccessTests
{
    private TestServer _server = null!;
    private HttpClient _administrator = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _server = new TestServer();
        _administrator = _server.Client();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _administrator.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Api_WithoutAToken_Is401WithACode()
    {
        using var nobody = _server.Client(token: null);

        using var answer = await nobody.Get("/api/v1/shopify/stores");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Code(), Is.EqualTo("NotSignedIn"));
    }

    [Test]
    public async Task Api_WithAnInventedToken_Is401()
    {
        using var stranger = _server.Client("ssync_invented");

        using var answer = await stranger.Get("/api/users");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Api_WithTooLowARole_Is403WithTheRoleThatIsNeeded()
    {
        using var viewer = _server.Client(await TokenOf("viewer@example.com", "viewer"));

        using var allowed = await viewer.Get("/api/v1/shopify/stores");
        using var refused = await viewer.Get("/api/users");

        Assert.That(allowed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((string?)(await refused.Json())["detail"], Does.Contain("Admin"));
    }

    [Test]
    public async Task Api_OfAUserWhoWasRemoved_StopsWithTheTokenStillUnexpired()
    {
        using var removed = _server.Client(await TokenOf("leaver@example.com", "operator"));
        var users = (await (await _administrator.Get("/api/users")).Json())["items"]!.AsArray();
        var id = (string)users.Single(u => (string?)u!["email"] == "leaver@example.com")!["id"]!;

        using var removal = await _administrator.Delete($"/api/users/{id}");
        using var answer = await removed.Get("/api/v1/shopify/stores");

        Assert.That(removal.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Login_WithTheWrongPassword_SaysWhatToDo()
    {
        using var nobody = _server.Client(token: null);

        using var answer = await nobody.Post("/api/auth/login", new { email = TestServer.Email, password = "wrong" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Code(), Is.EqualTo("User.WrongPassword"));
        Assert.That((string?)(await answer.Json())["nextStep"], Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Login_AfterFiveWrongPasswords_IsLockedEvenForTheRightOne()
    {
        await TokenOf("locked@example.com", "viewer");
        using var nobody = _server.Client(token: null);
        for (var i = 0; i < 5; i++)
            (await nobody.Post("/api/auth/login", new { email = "locked@example.com", password = "wrong" })).Dispose();

        using var answer = await nobody.Post("/api/auth/login", new { email = "locked@example.com", password = TestServer.Password });

        Assert.That(await answer.Code(), Is.EqualTo("User.LockedOut"));
    }

    [Test]
    public async Task Refresh_WithAFreshRefreshToken_GivesAnAccessTokenThatOpensTheApi()
    {
        using var nobody = _server.Client(token: null);
        using var login = await nobody.Post("/api/auth/login", new { email = TestServer.Email, password = TestServer.Password });

        using var answer = await nobody.Post("/api/auth/refresh", new { refreshToken = (string?)(await login.Json())["refreshToken"] });

        using var refreshed = _server.Client((string)(await answer.Json())["accessToken"]!);
        using var stores = await refreshed.Get("/api/v1/shopify/stores");
        Assert.That(stores.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Token_OnceRevoked_IsRefused()
    {
        var made = await (await _administrator.Post("/api/tokens", new { name = "Reports" })).Json();
        using var program = _server.Client((string)made["token"]!);
        using var before = await program.Get("/api/tokens");

        using var revocation = await _administrator.Delete($"/api/tokens/{(string)made["id"]!}");
        using var after = await program.Get("/api/tokens");

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await before.Content.ReadAsStringAsync(), Does.Not.Contain((string)made["token"]!));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Body_ThatIsNotJson_IsAPlainProblem()
    {
        using var body = new StringContent("{\"name\": ", System.Text.Encoding.UTF8, "application/json");

        using var answer = await _administrator.PostAsync(new Uri("/api/tokens", UriKind.Relative), body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Code(), Is.EqualTo("Request.Unreadable"));
    }

    [Test]
    public async Task Address_ThatDoesNotExist_IsAPlainProblem()
    {
        using var answer = await _administrator.Get("/api/nothing-here");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Code(), Is.EqualTo("NotFound"));
    }

    [Test]
    public async Task Document_ListsTheEndpoints()
    {
        using var nobody = _server.Client(token: null);

        var document = await (await nobody.Get("/openapi/v1.json")).Json();
        using var reader = await nobody.Get("/docs");

        Assert.That(document["paths"]!["/api/v1/shopify/stores"], Is.Not.Null);
        Assert.That(reader.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Health_ForAViewer_NamesThePartsWithTheirState()
    {
        using var viewer = _server.Client(await TokenOf("watcher@example.com", "viewer"));

        using var answer = await viewer.Get("/api/health");

        var health = await answer.Json();
        Assert.That((string?)health["state"], Is.EqualTo("healthy"));
        Assert.That((string?)health["parts"]![0]!["name"], Is.EqualTo("database"));
    }

    private async Task<string> TokenOf(string email, string role)
    {
        (await _administrator.Post("/api/users", new { email, password = TestServer.Password, role })).EnsureSuccessStatusCode();
        using var nobody = _server.Client(token: null);
        using var login = await nobody.Post("/api/auth/login", new { email, password = TestServer.Password });
        return (string)(await login.Json())["accessToken"]!;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace ShopifySync.Web.Tests.Components;

/// <summary>The pages that work without a circuit, as a browser without scripts sees them.</summary>
public sealed partial class SignInPageTests
{
    [Test]
    public async Task Console_WithoutASignIn_LeadsToTheSignInPageAndBack()
    {
        await using var server = new TestServer();
        using var browser = server.CreateClient();

        using var page = await browser.Get("/stores");

        Assert.That(page.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo("/sign-in?returnUrl=%2Fstores"));
    }

    [Test]
    public async Task SignIn_WithEmailAndPassword_OpensTheConsole()
    {
        await using var server = new TestServer();
        using var browser = server.CreateClient();

        using var answer = await Submit(browser, "/sign-in", ("Input.Email", TestServer.Email), ("Input.Password", TestServer.Password));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo("/"));
    }

    [Test]
    public async Task SignIn_WithTheWrongPassword_SaysSoOnThePage()
    {
        await using var server = new TestServer();
        using var browser = server.CreateClient();

        using var answer = await Submit(browser, "/sign-in", ("Input.Email", TestServer.Email), ("Input.Password", "wrong"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Email or password is wrong."));
    }

    [Test]
    public async Task SetUp_OnAFreshServer_MakesTheAdministratorOnce()
    {
        await using var server = new TestServer(fresh: true);
        using var browser = server.CreateClient();
        using var first = await browser.Get("/sign-in");

        using var done = await Submit(browser, "/set-up", ("Input.Email", "me@example.com"), ("Input.Password", TestServer.Password), ("Input.Repeated", TestServer.Password));
        using var again = await browser.Get("/set-up");

        Assert.That(first.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo("/set-up"));
        Assert.That(done.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo("/"));
        Assert.That(again.RequestMessage!.RequestUri!.AbsolutePath, Is.Not.EqualTo("/set-up"));
    }

    [Test]
    public async Task SetUp_WithAWeakPassword_SaysWhatIsMissing()
    {
        await using var server = new TestServer(fresh: true);
        using var browser = server.CreateClient();

        using var answer = await Submit(browser, "/set-up", ("Input.Email", "me@example.com"), ("Input.Password", "short"), ("Input.Repeated", "short"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("at least 10 characters"));
    }

    [Test]
    public async Task Pages_SendAStrictContentSecurityPolicy()
    {
        await using var server = new TestServer();
        using var browser = server.CreateClient();

        using var page = await browser.Get("/sign-in");

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain("script-src 'self';").And.Contain("frame-ancestors 'none'"));
    }

    private static async Task<HttpResponseMessage> Submit(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
        var hidden = HiddenInput().Matches(page).Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value));
        using var form = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]+)" />""")]
    private static partial Regex HiddenInput();
}

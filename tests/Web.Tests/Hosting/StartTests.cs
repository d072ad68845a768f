using System.Net;
using System.Net.Sockets;
using ShopifySync.Testing;

namespace ShopifySync.Web.Tests.Hosting;

[Parallelizable(ParallelScope.Children)]
public sealed class StartTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("ShopifySync__Database__Provider", "Oracle", "Database:Provider is 'Oracle'; use Sqlite, PostgreSql or SqlServer.")]
    [TestCase("ShopifySync__Database__ConnectionString", "", "Database:ConnectionString is empty")]
    [TestCase("ShopifySync__Database__ConnectionString", "Nonsense=1", "Database:ConnectionString is not one for SQLite")]
    [TestCase("ShopifySync__Shopify__ApiVersion", "yesterday", "Shopify:ApiVersion")]
    [TestCase("ShopifySync__Lanes__MaxWorkers", "200", "Lanes:MaxWorkers must be from 2 to 10.")]
    [TestCase("ShopifySync__Lanes__MaxWorkers", "many", "Lanes:MaxWorkers")]
    [TestCase("ShopifySync__Lanes__MemoryThresholdPercent", "5", "Lanes:MemoryThresholdPercent must be from 20 to 99.")]
    [TestCase("ShopifySync__Schedules__Products", "whenever", "Schedules:Products is not a cron expression")]
    [TestCase("ShopifySync__Server__PublicBaseAddress", "sync.example.com", "Server:PublicBaseAddress must be an address")]
    [TestCase("SHOPIFYSYNC_ADMIN_PASSWORD", "short", "at least 10 characters")]
    [TestCase("SHOPIFYSYNC_API_TOKEN", "short", "An API token needs at least 20 characters.")]
    [TestCase("SYNC_CONFLICT_RESOLUTION", "coin_toss", "SYNC_CONFLICT_RESOLUTION is 'coin_toss'")]
    [TestCase("DATABASE_URL", "mysql://localhost/db", "DATABASE_URL is neither")]
    public async Task Start_WithABadSetting_EndsWithASentenceThatNamesIt(string name, string value, string sentence)
    {
        var (exitCode, output) = await ServerProcess.RunToItsEnd(
            ("ShopifySync__Database__ConnectionString", $"Data Source={Path.Combine(_folder.Path, Path.GetRandomFileName())}"),
            ("SHOPIFYSYNC_ADMIN_EMAIL", TestServer.Email),
            ("SHOPIFYSYNC_ADMIN_PASSWORD", TestServer.Password),
            (name, value));

        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain(sentence));
        Assert.That(output, Does.Not.Contain("   at "), "A stack trace is for bugs.");
    }

    [Test]
    public async Task Start_OnAPortThatIsTaken_EndsWithASentenceAndNothingElse()
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();

        var (exitCode, output) = await ServerProcess.RunToItsEnd(
            ("ShopifySync__Database__ConnectionString", $"Data Source={Path.Combine(_folder.Path, Path.GetRandomFileName())}"),
            ("ASPNETCORE_URLS", $"http://{neighbour.LocalEndpoint}"));

        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("Choose another address with --urls."));
        Assert.That(output, Does.Not.Contain("   at "), "What had begun is ended: that is no failure of its own.");
    }

    [Test]
    public async Task Start_OfASecondServerOnOneFile_IsRefused()
    {
        await using var first = new TestServer(fresh: true);
        using var client = first.Client(token: null);

        var (exitCode, output) = await ServerProcess.RunToItsEnd(("ShopifySync__Database__ConnectionString", first.ConnectionString));

        using var stillThere = await client.Get("/health/ready");
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Does.Contain("Another server uses"));
        Assert.That(stillThere.IsSuccessStatusCode);
    }

    [Test]
    public async Task Start_AfterTheFirstServerStopped_TakesItsFileOver()
    {
        var file = ("Database:ConnectionString", $"Data Source={Path.Combine(_folder.Path, "kept.db")};Pooling=False");
        await using (var first = new TestServer(settings: file))
        {
            using var client = first.Client();
            (await client.Post("/api/tokens", new { name = "Kept" })).EnsureSuccessStatusCode();
        }

        await using var second = new TestServer(settings: file);
        using var again = second.Client();
        var tokens = await (await again.Get("/api/tokens")).Content.ReadAsStringAsync();

        Assert.That(tokens, Does.Contain("Kept"));
    }
}

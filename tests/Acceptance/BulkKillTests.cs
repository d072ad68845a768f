using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>
/// The server is killed with SIGKILL while Shopify writes the file, during the download and between and within the parts:
/// the pull goes on, its sums add up, and Shopify is asked for one file only. And while a push by bulk is prepared, uploaded,
/// run and settled: each change is written once.
/// </summary>
[Category("integration")]
public sealed class BulkKillTests
{
    private const int Products = 1_500;
    private const int Pushed = 200;

    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [TestCase(1)]
    [TestCase(2)]
    public async Task Kill_DuringAPullByBulk_GoesOnAndAddsUp(int seed)
    {
        var random = new Random(seed);
        var settings = new Dictionary<string, string>
        {
            ["ShopifySync__Pulling__BulkFromProducts"] = "1",
            ["ShopifySync__Pulling__LinesPerPart"] = "200",
        };
        await using var server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products, seed), settings);

        await PullThroughKills(server, random);
        Assert.That(await server.Api.Waiting(), Has.Count.EqualTo(Products), "each product is staged once");

        await server.Api.ApproveAndApply();
        await PullThroughKills(server, random);

        Assert.That(await server.Api.Waiting(), Is.Empty);
        Assert.That(await server.Api.All("/api/operations?state=dead"), Is.Empty);
        Assert.That((await _emulator.Calls(server.Shop)).Count(c => c.Document == "BulkRunQuery"), Is.EqualTo(2), "one file for each pull");
    }

    [TestCase(3)]
    [TestCase(4)]
    public async Task Kill_DuringAPushByBulk_WritesEachChangeOnce(int seed)
    {
        var random = new Random(seed);
        await using var server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Pushed + 50, seed));
        await server.FillCatalogue();
        var priced = await server.RaisePrices(Pushed);
        Assert.That(await server.Api.DecideAll("approve", "outbound"), Is.EqualTo(Pushed));
        await _emulator.Faults(server.Shop, new EmulatorFault("latency") { Ms = 100 });

        var started = await server.Api.Post("/api/sync/shopify/push", new { route = "bulk" });
        for (var kill = 0; kill < 4; kill++)
        {
            await Task.Delay(random.Next(20, 700));
            await server.Kill();
            await server.Run();
        }

        var ended = await server.Api.Ended(SyncApi.Text(started, "batchId"));
        var written = await server.AppWrites();
        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(ended, "status"), Is.EqualTo("completed"), ended.ToJsonString());
            Assert.That(ended["counts"]!["done"]!.GetValue<int>(), Is.EqualTo(Pushed), ended.ToJsonString());
            Assert.That(written.Select(w => w.Id), Is.Unique, "written twice");
            Assert.That(written.Select(w => w.Id), Is.EquivalentTo(priced));
            Assert.That(written.Where(w => !w.Changed), Is.Empty);
        });
        Assert.That(await server.Api.All("/api/operations?state=dead"), Is.Empty);
    }

    private static async Task PullThroughKills(ConnectedServer server, Random random)
    {
        var pull = await server.Api.StartPull("full");
        for (var kill = 0; kill < 4; kill++)
        {
            await Task.Delay(random.Next(20, 500));
            await server.Kill();
            await server.Run();
        }

        var ended = await server.Api.Ended(pull);
        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(ended, "status"), Is.EqualTo("completed"), ended.ToJsonString());
            Assert.That(ended["counts"]!["seen"]!.GetValue<int>(), Is.EqualTo(Products), ended.ToJsonString());
            Assert.That(SyncApi.Text(ended, "proof"), Does.StartWith("Complete: "));
        });
    }
}

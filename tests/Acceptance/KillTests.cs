using System.Globalization;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>
/// The server is killed with SIGKILL in the middle of a pull, an apply and a push, and started again on the same file:
/// nothing is lost and nothing is done twice. A trial is named by its seed; SHOPIFYSYNC_KILL_TRIALS says how many there
/// are, SHOPIFYSYNC_KILL_SEED which seed is the first.
/// </summary>
[Category("integration")]
public sealed class KillTests
{
    private const int Products = 1_000;
    private const int Priced = 300;
    private const int Made = 10;

    private static readonly Dictionary<string, string> SmallPages = new() { ["ShopifySync__Shopify__PageSize"] = "25" };
    private static readonly EmulatorFault Slow = new("latency") { Ms = 40 };

    private EmulatorProcess _emulator = null!;

    public static IEnumerable<int> Seeds => Enumerable.Range(Setting("SHOPIFYSYNC_KILL_SEED", 1), Setting("SHOPIFYSYNC_KILL_TRIALS", 2));

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [TestCaseSource(nameof(Seeds))]
    public async Task Kill_AtRandomMoments_LosesNothingAndDoesNothingTwice(int seed)
    {
        var random = new Random(seed);
        await using var server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products, seed), SmallPages);
        await _emulator.Faults(server.Shop, Slow);

        await PullThroughAKill(server, random);
        await ApplyThroughAKill(server, random);
        var priced = await server.RaisePrices(Priced);
        await OfferNewProducts(server);
        Assert.That(await server.Api.DecideAll("approve", "outbound"), Is.EqualTo(Priced + Made));
        if (seed % 2 == 0)
            await _emulator.Faults(server.Shop, Slow, LostAnswer("productVariantsBulkUpdate", 0.02), LostAnswer("productSet", 0.2));
        await PushThroughKills(server, random, priced);

        await _emulator.Faults(server.Shop);
        await AssertSettled(server);
    }

    private static async Task PullThroughAKill(ConnectedServer server, Random random)
    {
        var pull = await server.Api.StartPull("full");
        await KillDuring(server, pull, Products, random);

        await AssertCompleted(server, pull);
        Assert.That(await server.Api.Waiting(), Has.Count.EqualTo(Products), "each product is staged once");
    }

    private static async Task ApplyThroughAKill(ConnectedServer server, Random random)
    {
        Assert.That(await server.Api.DecideAll("approve", "inbound"), Is.EqualTo(Products));
        if (random.Next(4) == 0)
            await Restart(server, "before the approvals were released", random);
        var apply = (await Eventually.Become(() => server.Api.All("/api/sync/batches?kind=apply"), b => b.Count > 0, "the approvals are released")).Single();
        await KillDuring(server, SyncApi.Text(apply, "id"), Products, random);

        await server.Api.Settled();
        await AssertCompleted(server, SyncApi.Text(apply, "id"));
        Assert.That((await server.Api.All("/api/products")).Select(p => SyncApi.Text(p, "id")).Distinct().Count(), Is.EqualTo(Products));
    }

    private static async Task OfferNewProducts(ConnectedServer server)
    {
        for (var number = 1; number <= Made; number++)
        {
            var made = await server.Api.Post("/api/products", new { title = $"Made here {number}" });
            await server.Api.Post($"/api/products/{SyncApi.Text(made, "id")}/offer", new { storeId = server.StoreId });
        }
    }

    /// <summary>The write is done, and the connection breaks before its answer.</summary>
    private static EmulatorFault LostAnswer(string mutation, double rate) =>
        new("timeout-after-effect") { Match = mutation, Rate = rate, Times = 4, Ms = 500 };

    private static async Task PushThroughKills(ConnectedServer server, Random random, IReadOnlySet<string> priced)
    {
        var push = await server.Api.StartPush();
        await KillDuring(server, push, Priced + Made, random);
        if (random.Next(2) == 0)
            await KillDuring(server, push, Priced + Made, random);

        await AssertCompleted(server, push);
        var written = await server.AppWrites();
        Assert.Multiple(() =>
        {
            Assert.That(written.GroupBy(w => (w.Id, w.Mutation)).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, "written twice");
            Assert.That(written.Where(w => w.Mutation == "productVariantsBulkUpdate").Select(w => w.Id), Is.EquivalentTo(priced));
            Assert.That(written.Count(w => w.Mutation == "productSet"), Is.EqualTo(Made));
            Assert.That(written.Where(w => !w.Changed), Is.Empty);
        });
    }

    private static async Task AssertSettled(ConnectedServer server)
    {
        var api = server.Api;
        var pull = await api.Pull("full");
        var batches = await api.All("/api/sync/batches");
        var dead = await api.All("/api/operations?state=dead");
        Assert.Multiple(() =>
        {
            Assert.That(pull["counts"]!["unchanged"]!.GetValue<int>(), Is.EqualTo(Products + Made), pull.ToJsonString());
            Assert.That(batches.Where(b => SyncApi.Text(b, "status") != "completed" || b["proof"] is null).Select(b => b.ToJsonString()), Is.Empty);
            Assert.That(dead, Is.Empty);
        });
        Assert.That(await api.Waiting(), Is.Empty);
    }

    private static async Task AssertCompleted(ConnectedServer server, string batch)
    {
        var ended = await server.Api.Ended(batch);
        var details = await server.Api.Get($"/api/sync/batches/{batch}");
        Assert.That(SyncApi.Text(ended, "status"), Is.EqualTo("completed"), details.ToJsonString());
    }

    /// <summary>Waits until a random part of the batch is done, and a moment more; then kills the server and starts it again.</summary>
    private static async Task KillDuring(ConnectedServer server, string batch, int total, Random random)
    {
        var part = random.NextDouble() * 0.95;
        var seen = await Eventually.Become(() => server.Api.Batch(batch), b => Done(b) >= part * total || IsOver(b), "the batch moves", TimeSpan.FromMinutes(2));
        await Restart(server, $"in a {SyncApi.Text(seen, "kind")} after {Done(seen)} of {total} ({SyncApi.Text(seen, "status")})", random);
    }

    private static async Task Restart(ConnectedServer server, string when, Random random)
    {
        await Task.Delay(random.Next(150));
        await server.Kill();
        await TestContext.Progress.WriteLineAsync($"  {server.Shop}: killed {when}");
        await server.Run();
    }

    private static int Done(JsonNode batch) => batch["progress"]!["done"]!.GetValue<int>();

    private static bool IsOver(JsonNode batch) => batch["endedAt"] is not null;

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

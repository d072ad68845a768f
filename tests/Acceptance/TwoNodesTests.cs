using System.Globalization;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>
/// Two servers on one PostgreSQL: what happens on one is seen on the other; a node that dies, or stops for half a minute,
/// loses its lane to the other, and nothing is lost or written twice.
/// </summary>
[Category("integration")]
public sealed class TwoNodesTests
{
    private const int Products = 120;
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(30);
    private static readonly EmulatorFault Slow = new("latency") { Ms = 150 };

    private EmulatorProcess _emulator = null!;
    private PostgresDatabase _database = null!;
    private TemporaryFolder _folder = null!;
    private readonly List<ServerProcess> _nodes = [];
    private string _shop = "";
    private string _storeId = "";

    [SetUp]
    public async Task SetUp()
    {
        _folder = new TemporaryFolder();
        _database = await PostgresServer.CreateDatabase();
        _emulator = await EmulatorProcess.Start();
        _shop = "two-nodes.myshopify.com";
        await _emulator.CreateShop(new EmulatorShop(_shop, Products, Seed: 4));
        _nodes.Add(await StartNode());
        _nodes.Add(await StartNode());
        _storeId = await Api(0).Connect(_shop, "shpat_test");
    }

    [TearDown]
    public async Task TearDown()
    {
        foreach (var node in _nodes)
        {
            if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
                await TestContext.Out.WriteLineAsync($"--- {node.BaseAddress}\n{node.Log}");
            await node.DisposeAsync();
        }

        _nodes.Clear();
        await _emulator.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Pull_StartedOnOneNode_IsSeenLiveOnBoth()
    {
        await _emulator.Faults(_shop, Slow);
        await using var first = HubWatcher.Start(_nodes[0].BaseAddress, ServerProcess.ApiToken, $"store:{_storeId}");
        await using var second = HubWatcher.Start(_nodes[1].BaseAddress, ServerProcess.ApiToken, $"store:{_storeId}");
        await first.Until("joined");
        await second.Until("joined");

        var pull = await Api(0).StartPull("full");
        await first.Until("operation_complete", within: TimeSpan.FromMinutes(1));
        await second.Until("operation_complete", within: TimeSpan.FromSeconds(5));

        Assert.Multiple(() =>
        {
            Assert.That(second.Numbers, Is.EqualTo(first.Numbers), "the same events under the same numbers");
            foreach (var watcher in new[] { first, second })
            {
                Assert.That(watcher.Of("operation_start", pull).Count(), Is.EqualTo(1));
                Assert.That(watcher.Of("operation_progress", pull).Count(), Is.GreaterThan(2));
            }
        });
    }

    [Test]
    public async Task Kill_OfTheNodeThatPulls_LaneGoesOnOnTheOther()
    {
        await _emulator.Faults(_shop, Slow);
        var pull = await Api(0).StartPull("full");
        var seen = (await Eventually.Become(() => Seen(0, pull), s => s >= 20, "the pull is under way"));
        var (runner, other) = await Runner(0);

        await _nodes[runner].Kill();

        await Eventually.Become(() => Seen(other, pull), s => s > seen, "the lane runs on the other node", Takeover);
        var ended = await Api(other).Ended(pull);
        Assert.Multiple(async () =>
        {
            Assert.That((string?)ended["status"], Is.EqualTo("completed"), ended.ToJsonString());
            Assert.That(ended["counts"]!["seen"]!.GetValue<int>(), Is.EqualTo(Products));
            Assert.That(await Api(other).Waiting(), Has.Count.EqualTo(Products), "each product is staged once");
        });
    }

    [Test]
    public async Task Kill_OfTheNodeThatPushes_EachChangeIsWrittenOnce()
    {
        await PreparePush();
        var push = await Api(0).StartPush();
        await Eventually.True(async () => (await AppWrites()).Count >= 20, "the push is under way");
        var (runner, other) = await Runner(0);

        await _nodes[runner].Kill();
        var atKill = (await AppWrites()).Count;

        await Eventually.True(async () => (await AppWrites()).Count > atKill, "the lane writes on the other node", Takeover);
        await AssertPushedOnce(other, push);
    }

    [Test]
    public async Task Stop_OfTheNodeThatPushes_ForHalfAMinute_ItWritesNothingAfterwards()
    {
        await PreparePush();
        var push = await Api(0).StartPush();
        await Eventually.True(async () => (await AppWrites()).Count >= 20, "the push is under way");
        var (runner, other) = await Runner(0);

        await _nodes[runner].Stop();
        await Task.Delay(Takeover);
        await Api(other).Ended(push);
        await _nodes[runner].Continue();

        // The node that was stopped is well again, and says the same as the other.
        await Eventually.Become(() => Api(runner).Batch(push), b => (string?)b["status"] == "completed", "the stopped node answers");
        await AssertPushedOnce(other, push);
        var next = await Api(runner).Pull("full");
        Assert.That((string?)next["status"], Is.EqualTo("completed"), next.ToJsonString());
    }

    [Test]
    public async Task Schedule_FiresOnceForAllNodes()
    {
        var schedule = (await Api(0).All("/api/schedules")).Single(s => (string?)s["dataType"] == "products" && (string?)s["storeId"] == _storeId);
        var second = await Api(1).Try(HttpMethod.Put, $"/api/schedules/{SyncApi.Text(schedule, "id")}", new { cron = "3/15 * * * * ?" });
        Assert.That((int)second.Status, Is.EqualTo(204));

        var runs = await Eventually.Become(() => Api(0).All("/api/sync/batches?kind=pull"), b => b.Count >= 3, "it fires three times", TimeSpan.FromMinutes(2));

        var starts = runs.Select(r => DateTimeOffset.Parse(SyncApi.Text(r, "startedAt"), CultureInfo.InvariantCulture)).Order().ToList();
        Assert.That(starts.Zip(starts.Skip(1), (one, next) => (next - one).TotalSeconds), Has.All.GreaterThan(8), "never twice for one turn");
    }

    private async Task<ServerProcess> StartNode() => await ServerProcess.Start(_folder.Path, _emulator.BaseAddress, new Dictionary<string, string>
    {
        ["ShopifySync__Database__Provider"] = "PostgreSql",
        ["ShopifySync__Database__ConnectionString"] = _database.ConnectionString,
        ["ShopifySync__Schedules__Products"] = "0 0 3 1 1 ? 2099",
        ["ShopifySync__Schedules__Reconcile"] = "0 0 3 1 1 ? 2099",
        ["ShopifySync__Shopify__TimeoutSeconds"] = "11",
        ["ShopifySync__Shopify__PageSize"] = "5",
    });

    private SyncApi Api(int node) => new(_nodes[node].Api);

    private async Task<int> Seen(int node, string batch) => (await Api(node).Batch(batch))["counts"]!["seen"]!.GetValue<int>();

    /// <summary>Which node runs the store's lane, and which does not.</summary>
    private async Task<(int Runner, int Other)> Runner(int asked)
    {
        var runBy = await Eventually.Become(
            async () => (string?)(await Api(asked).All("/api/lanes")).Single(l => (string?)l["id"] == $"store:{_storeId}")["runBy"], by => by is not null, "the lane runs");
        var runner = _nodes.FindIndex(n => runBy!.Contains(string.Create(CultureInfo.InvariantCulture, $"-{n.Id}-"), StringComparison.Ordinal));
        return (runner, 1 - runner);
    }

    /// <summary>Each product has a new price, approved, and the store answers slowly.</summary>
    private async Task PreparePush()
    {
        await Api(0).Pull("full");
        await Api(0).ApproveAndApply();
        foreach (var row in await Api(1).All("/api/products"))
        {
            var product = await Api(1).Product(SyncApi.Text(row, "id"));
            var variant = product["variants"]![0]!;
            await Api(1).Edit(product, ($"variants[{SyncApi.Text(variant, "key")}].price", variant["price"]!.GetValue<decimal>() + 0.5m));
        }

        Assert.That(await Api(0).DecideAll("approve", "outbound"), Is.EqualTo(Products));
        await _emulator.Faults(_shop, Slow);
    }

    private async Task<List<LedgerEntry>> AppWrites() => [.. (await _emulator.Ledger(_shop)).Where(e => e.Actor == "app" && e.Mutation == "productVariantsBulkUpdate")];

    private async Task AssertPushedOnce(int node, string push)
    {
        var ended = await Api(node).Ended(push);
        var written = await AppWrites();
        Assert.Multiple(() =>
        {
            Assert.That((string?)ended["status"], Is.EqualTo("completed"), ended.ToJsonString());
            Assert.That(ended["counts"]!["done"]!.GetValue<int>(), Is.EqualTo(Products));
            Assert.That(written.GroupBy(w => w.Id).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, "written twice");
            Assert.That(written.Select(w => w.Id).Distinct().Count(), Is.EqualTo(Products));
        });
    }
}

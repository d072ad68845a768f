using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>The hub as programs use it, with @microsoft/signalr from npm: a pull from start to end, a network that drops, a token that is revoked.</summary>
[Category("integration")]
public sealed class HubTests
{
    private static readonly EmulatorFault Slow = new("latency") { Ms = 60 };
    private static readonly Dictionary<string, string> SmallPages = new() { ["ShopifySync__Shopify__PageSize"] = "10" };

    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products: 300, Seed: 9), SmallPages);
        await _emulator.Faults(_server.Shop, Slow);
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Watcher_OfAStore_SeesAPullFromStartToEnd()
    {
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, ServerProcess.ApiToken, $"store:{_server.StoreId}");
        await watcher.Until("joined");

        var pull = await _server.Api.StartPull("full");
        var end = await watcher.Until("operation_complete", m => (string?)m["data"]!["operationId"] == pull, TimeSpan.FromMinutes(1));

        var progress = watcher.Of("operation_progress", pull).Select(m => m["data"]!).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(watcher.Of("operation_start", pull).Count(), Is.EqualTo(1));
            Assert.That((string?)end["data"]!["status"], Is.EqualTo("completed"));
            Assert.That((string?)end["data"]!["storeId"], Is.EqualTo(_server.StoreId));
            Assert.That(progress, Has.Count.GreaterThan(3), "progress was told on the way");
            Assert.That(progress.Select(p => p["done"]!.GetValue<int>()), Is.Ordered);
            Assert.That(progress.Exists(p => p["perSecond"] is not null && p["points"] is not null), Is.True);
            Assert.That(watcher.MostInASecond("operation_progress"), Is.LessThanOrEqualTo(11), "ten a second, and what one moment adds at its edge");
            Assert.That(watcher.Numbers, Is.Ordered.And.Unique);
        });
    }

    [Test]
    public async Task Watcher_OfAnOperationThatBegan_IsToldOfItsStart()
    {
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, ServerProcess.ApiToken);
        await watcher.Until("connected");
        var pull = await _server.Api.StartPull("incremental");

        await watcher.Tell($$"""{"join":"operation:{{pull}}"}""");

        await watcher.Until("operation_complete", within: TimeSpan.FromMinutes(1));
        Assert.That(watcher.Of("operation_start", pull).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Watcher_WhoseNetworkDrops_MissesNothingAndGetsNothingTwice()
    {
        using var wire = new TcpProxy(_server.Process.BaseAddress);
        await using var watcher = HubWatcher.Start(wire.Address, ServerProcess.ApiToken, $"store:{_server.StoreId}");
        var from = (await watcher.Until("connected"))["number"]!.GetValue<long>();
        await watcher.Until("joined");

        // Once in the middle of a pull, once for the whole of two others, once at the moment at which one starts.
        var first = await _server.Api.StartPull("full");
        await watcher.Until("operation_progress");
        wire.Cut();
        await watcher.Until("reconnecting");
        await _server.Api.Ended(first);
        await _server.Api.Pull("incremental");
        wire.Mend();
        await watcher.Until("operation_complete", m => (string?)m["data"]!["operationId"] == first);
        var starting = _server.Api.StartPull("full");
        wire.Cut();
        var last = await starting;
        wire.Mend();
        await watcher.Until("operation_complete", m => (string?)m["data"]!["operationId"] == last, TimeSpan.FromMinutes(1));

        var happened = (await _server.Api.All("/api/sync/recent-activity"))
            .Select(e => e["number"]!.GetValue<long>()).Where(n => n > from && n <= watcher.Numbers.Max()).Order().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(happened, Has.Count.GreaterThanOrEqualTo(6));
            Assert.That(watcher.Numbers, Is.EqualTo(happened));
        });
    }

    [Test]
    public async Task Since_ANumberThatWasNeverGivenOut_SaysToStartAfresh()
    {
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, ServerProcess.ApiToken, $"store:{_server.StoreId}");
        await watcher.Until("joined");

        await watcher.Tell("""{"since":1000000000}""");

        var resync = await watcher.Until("resync");
        Assert.That(resync["number"]!.GetValue<long>(), Is.LessThan(1_000_000_000));
    }

    [Test]
    public async Task Connect_WithoutAToken_IsRefused()
    {
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, "not-a-token", $"store:{_server.StoreId}");

        var refused = await watcher.Until("refused");

        Assert.That((string?)refused["message"], Does.Contain("401"));
    }

    [Test]
    public async Task Join_OfAStoreThatIsNotThere_SaysSo()
    {
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, ServerProcess.ApiToken, $"store:{Guid.CreateVersion7()}");

        var refused = await watcher.Until("refused");

        Assert.That((string?)refused["message"], Does.Contain("Store.NotFound"));
    }

    [Test]
    public async Task Watcher_WhoseTokenIsRevoked_IsLetGo()
    {
        var token = await _server.Api.Post("/api/tokens", new { name = "watcher" });
        await using var watcher = HubWatcher.Start(_server.Process.BaseAddress, SyncApi.Text(token, "token"), $"store:{_server.StoreId}");
        await watcher.Until("joined");

        await _server.Api.Try(HttpMethod.Delete, $"/api/tokens/{SyncApi.Text(token, "id")}");

        await watcher.Until("error", m => (string?)m["data"]!["status"] == "closed");
    }
}

using System.Runtime.CompilerServices;
using ShopifySync.Acceptance;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Live;

/// <summary>From the moment that a lane notes an event to its arrival in a browser's client of the hub.</summary>
internal sealed class EventToBrowser : IBenchmark
{
    private const double Target = 250;
    private const string Shop = "live.myshopify.com";
    private const string Token = "shpat_live";

    public string Name => "live";

    public string Title => "An event from a lane to a browser";

    public string How =>
        "Small pulls end one after another in a store's lane; Microsoft's JavaScript client, in a Node process on the same machine, watches the store's room of the hub. "
        + "The time runs from the event's own moment, which is before the commit that makes it true, until the client has handed the message on.";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return await Watch("SQLite", null, settings.Choose(100, 10));
        if (Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is not { Length: > 0 })
            yield break;

        await using var postgres = await PostgresServer.CreateDatabase();
        yield return await Watch("PostgreSQL", postgres, settings.Choose(100, 10));
    }

    private static async Task<Figure> Watch(string engine, PostgresDatabase? postgres, int pulls)
    {
        await using var emulator = await EmulatorProcess.Start();
        await emulator.CreateShop(new EmulatorShop(Shop, Products: 50, Seed: 9, Plan: "plus") { Token = Token });
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, emulator.BaseAddress, postgres?.ServerSettings);
        var api = new SyncApi(server.Api);
        var store = await api.Connect(Shop, Token);
        await api.Pull("full");
        await api.ApproveAndApply();

        await using var watcher = HubWatcher.Start(server.BaseAddress, ServerProcess.ApiToken, $"store:{store}");
        await watcher.Until("joined");
        var before = watcher.Received.Count;
        for (var pull = 0; pull < pulls; pull++)
            await api.Pull("incremental");

        var times = await Eventually.Become(
            () => Task.FromResult(watcher.Received.Skip(before).Where(m => (string?)m.Message["type"] == "operation_complete")
                .Select(m => (m.At - m.Message["data"]!["timestamp"]!.GetValue<DateTimeOffset>()).TotalMilliseconds).ToList()),
            found => found.Count >= pulls, "the hub told the end of every pull");
        var p95 = Percentile.Of(times, 0.95);
        return new Figure($"{engine}: 95 of 100 events within", p95, "ms")
        {
            Limit = Target,
            Peer = "target",
            Target = "p95 under 250 ms",
            Met = p95 < Target,
            More = new Dictionary<string, object?> { ["p50"] = Math.Round(Percentile.Median(times), 1), ["max"] = Math.Round(times.Max(), 1), ["events"] = times.Count },
        };
    }
}

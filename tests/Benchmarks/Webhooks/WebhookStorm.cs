using System.Diagnostics;
using ShopifySync.Acceptance;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Webhooks;

/// <summary>Deliveries at a steady pace about products that the merchant edits at the same time, until all is read and approved.</summary>
internal sealed class WebhookStorm : IBenchmark
{
    private const string Shop = "storm.myshopify.com";
    private const string ClientId = "storm-app";
    private const string Secret = "shpss_storm";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "webhooks";

    public string Title => "Webhooks under a storm";

    public string How =>
        "Signed deliveries of a few kB at 1,000 a second for 60 seconds, from a generator on the same cores, about 2,000 products that the merchant edits meanwhile. "
        + "A delivery's time runs from the moment it was due until its answer, which comes after its commit to disk. Then: how long until every product is read, "
        + "and whether a full pull finds anything that the deliveries missed, after everything is approved. The server was started a moment before: the same storm runs "
        + "for 15 seconds first (its 99th percentile is `p99Cold`), so that what is measured is not the compilation of code that a server compiles once.";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var load = settings.Choose(new Load(1_000, 60, 2_000, WarmUp: 15), new Load(1_000, 10, 500, WarmUp: 5));
        foreach (var figure in await Storm("SQLite", null, load, ct))
            yield return figure;

        if (Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is not { Length: > 0 })
            yield break;

        await using var postgres = await PostgresServer.CreateDatabase();
        foreach (var figure in await Storm("PostgreSQL", postgres, load, ct))
            yield return figure;
    }

    private static async Task<IReadOnlyList<Figure>> Storm(string engine, PostgresDatabase? postgres, Load load, CancellationToken ct)
    {
        var bare = await Bare(postgres, load, ct);
        await using var emulator = await EmulatorProcess.Start();
        await emulator.CreateShop(new EmulatorShop(Shop, load.Products, Seed: 7, Plan: "plus") { ClientId = ClientId, ClientSecret = Secret });
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, emulator.BaseAddress, Settings(postgres));
        var api = new SyncApi(server.Api);
        await api.Post("/api/v1/shopify/stores", new { domain = Shop, clientId = ClientId, clientSecret = Secret });
        await api.Pull("full");
        await api.ApproveAndApply();

        var products = (await emulator.State(Shop)).Select(p => (string)p!["id"]!).Where(id => id.Contains("/Product/", StringComparison.Ordinal)).ToList();
        var callsBefore = (await emulator.Calls(Shop)).Select(c => c.Number).DefaultIfEmpty().Max();
        using var generator = new LoadGenerator(server.BaseAddress, Shop, Secret, products);
        using var editing = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var cold = await generator.Send(load.PerSecond, load.WarmUp, ct);
        var merchant = Edit(emulator, load, editing.Token);
        var (serverBefore, generatorBefore) = (server.CpuTime, Environment.CpuUsage.TotalTime);
        var sent = await generator.Send(load.PerSecond, load.Seconds, ct);
        var (serverTook, generatorTook) = (server.CpuTime - serverBefore, Environment.CpuUsage.TotalTime - generatorBefore);
        await editing.CancelAsync();
        var edits = await merchant;

        var drained = Stopwatch.StartNew();
        await Eventually.True(async () => (await api.Get("/api/webhooks/deliveries?state=waiting&limit=1"))["items"]!.AsArray().Count == 0, "every delivery is dealt with", Patience);
        drained.Stop();
        var reads = (await emulator.Calls(Shop, callsBefore)).Count(c => c.Document == "ProductsByIds");

        var staged = await api.ApproveAndApply();
        var check = await api.Pull("full");
        var missed = check["counts"]!["staged"]!.GetValue<int>() + check["counts"]!["conflicted"]!.GetValue<int>();
        var seen = check["counts"]!["unchanged"]!.GetValue<int>();
        var times = sent.Times.Order().ToList();
        return
        [
            new Figure($"{engine}: 99 of 100 accepted within", times.At(0.99), "ms")
            {
                Limit = 100, Peer = "target", Others = [("bare Kestrel, one insert each", bare)], Target = "p99 under 100 ms, all accepted", Met = times.At(0.99) < 100 && sent.Accepted == times.Count && cold.Accepted == cold.Times.Length,
                More = new Dictionary<string, object?>
                {
                    ["p99Cold"] = Math.Round(cold.Times.Order().ToList().At(0.99), 1), ["p50"] = Math.Round(times.At(0.5), 2), ["max"] = Math.Round(times.At(1), 1), ["sent"] = times.Count, ["accepted"] = sent.Accepted,
                    ["perSecond"] = Math.Round(times.Count / sent.Took.TotalSeconds), ["bodyBytes"] = generator.BodyLength, ["serverCores"] = Math.Round(serverTook / sent.Took, 2), ["generatorCores"] = Math.Round(generatorTook / sent.Took, 2), ["serverMegabytes"] = server.WorkingSet / 1_000_000,
                },
            },
            new Figure($"{engine}: drained after", drained.Elapsed.TotalSeconds, "s")
            {
                Limit = 120, Peer = "target", Target = "within 120 s, nothing missed", Met = drained.Elapsed.TotalSeconds < 120 && missed == 0 && seen == load.Products,
                More = new Dictionary<string, object?>
                {
                    ["edits"] = edits, ["approved"] = staged, ["missed"] = missed, ["unchangedAfterwards"] = seen, ["readCalls"] = reads,
                },
            },
        ];
    }

    /// <summary>What the same pace costs a server that does nothing but keep.</summary>
    private static async Task<double> Bare(PostgresDatabase? postgres, Load load, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await using var peer = await BareServer.Start(folder.Path, postgres);
        using var generator = new LoadGenerator(peer.Address, Shop, Secret, [.. Enumerable.Range(1, 50).Select(n => $"gid://shopify/Product/{n}")]);
        await generator.Send(load.PerSecond, load.WarmUp, ct);
        return (await generator.Send(load.PerSecond, load.WarmUp, ct)).Times.Order().ToList().At(0.99);
    }

    /// <summary>Some products a second are changed in the shop's admin; the last ones near the end of the storm.</summary>
    private static async Task<int> Edit(EmulatorProcess emulator, Load load, CancellationToken ct)
    {
        var edits = 0;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            for (var seed = 1; await second.WaitForNextTickAsync(ct); seed++)
                edits += (await emulator.Edit(Shop, edits: load.Products / load.Seconds, seed)).Count;
        }
        catch (OperationCanceledException)
        {
            // The storm is over.
        }

        return edits;
    }

    private static Dictionary<string, string> Settings(PostgresDatabase? postgres)
    {
        var settings = new Dictionary<string, string>
        {
            // The scheduled pull would come in between.
            ["ShopifySync__Schedules__Products"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__Reconcile"] = "0 0 3 1 1 ? 2099",
            ["DOTNET_gcServer"] = "0",
        };
        if (postgres is not null)
            (settings["ShopifySync__Database__Provider"], settings["ShopifySync__Database__ConnectionString"]) = ("PostgreSql", postgres.ConnectionString);
        return settings;
    }

    /// <param name="WarmUp">Seconds of the same pace before it.</param>
    private sealed record Load(int PerSecond, int Seconds, int Products, int WarmUp);
}

internal static class Percentiles
{
    public static double At(this IReadOnlyList<double> ordered, double share) =>
        ordered.Count == 0 ? throw new InvalidOperationException("Nothing was measured.") : ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * share))];
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Tests.Shopify;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Pacing;

/// <summary>N price writes through one bucket of 2,000 points that refills by 1,000 a second: ours, and the clients that people use.</summary>
internal sealed class PacingDuel : IBenchmark
{
    private const string Ours = "ShopifySync";
    private const int Bucket = 2_000;
    private const int Rate = 1_000;

    /// <summary>Enough for 200 ms at the full rate (17 calls of 12 points), the same for all.</summary>
    private const int Concurrency = 40;

    private static readonly string[] Rivals = ["shopify-api-node", "@shopify/admin-api-client"];
    private static readonly string EmulatorFolder = Path.Combine(Repository.Root, "tools", "shopify-emulator");
    private int _shops;

    public string Name => "pacing";

    public string Title => "Push pacing";

    public string How => """
        The same price writes (`productVariantsBulkUpdate`, one variant) through one bucket of 2,000 points that refills by 1,000 a second, each client in processes
        of its own, 40 calls at a time, warm code, but knowing nothing of the bucket. The limit is (points charged - bucket) / rate + one round trip. *Lost* are writes that the
        client gave up; *throttled* are calls that Shopify would have refused. The other clients use their own retries: `shopify-api-node` with `maxRetries: 100`,
        `@shopify/admin-api-client` with 3, the most it takes.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var emulator = await EmulatorProcess.Start();
        foreach (var (writes, latency, processes) in settings.Choose<(int, int, int)[]>(
            [(600, 30, 1), (600, 200, 1), (2_000, 30, 1), (2_000, 200, 1), (600, 30, 2), (600, 200, 2), (2_000, 30, 2), (2_000, 200, 2)],
            [(600, 30, 1), (600, 200, 1), (600, 30, 2)]))
        {
            if (!settings.Wants(processes == 1 ? "one" : "two"))
                continue;

            var others = new List<Outcome>();
            foreach (var rival in Rivals)
                others.Add(await Measure(emulator, rival, writes, latency, processes, ct));
            var runs = new List<Outcome>();
            for (var run = 0; run < settings.Choose(3, 1); run++)
                runs.Add(await Measure(emulator, Ours, writes, latency, processes, ct));
            yield return Judge(writes, latency, processes, runs.OrderBy(r => r.Seconds / r.Limit).ElementAt(runs.Count / 2), others);
        }
    }

    private static Figure Judge(int writes, int latency, int processes, Outcome ours, List<Outcome> others)
    {
        var over = processes == 1 ? 0.03 : 0.05;
        var beaten = others.Where(o => o.Lost == 0).All(o => ours.Seconds <= o.Seconds * 1.005 && ours.Calls <= o.Calls);
        return new Figure($"pacing, {writes} writes, {latency} ms, {processes} {(processes == 1 ? "process" : "processes")}", ours.Seconds, "s")
        {
            Limit = ours.Limit,
            Peer = "(points - bucket) / rate + a round trip",
            Target = string.Create(CultureInfo.InvariantCulture, $"at most {over:0 %} over, nothing lost, at most 1 % throttled, no lossless client faster or with fewer calls"),
            Met = ours.Seconds <= ours.Limit * (1 + over) && ours.Lost == 0 && ours.Throttled <= writes * 0.01 && beaten,
            Others = [.. others.Select(o => (o.Client, o.Seconds))],
            More = new Dictionary<string, object?>
            {
                ["calls"] = ours.Calls,
                ["lost"] = ours.Lost,
                ["throttled"] = ours.Throttled,
                ["rivals"] = string.Join("; ", others.Select(o => $"{o.Client}: {o.Calls} calls, {o.Lost} lost, {o.Throttled} throttled")),
            },
        };
    }

    private async Task<Outcome> Measure(EmulatorProcess emulator, string client, int writes, int latency, int processes, CancellationToken ct)
    {
        var (shop, target) = await MakeShop(emulator, latency);
        var (warmShop, warm) = await MakeShop(emulator, latency);
        var begins = TimeProvider.System.GetUtcNow().AddSeconds(4).ToUnixTimeMilliseconds();
        var share = writes / processes;
        var answers = await Task.WhenAll(Enumerable.Range(0, processes).Select(part => RunProcess(client, new DuelJob(
            client, EmulatorFolder, emulator.BaseAddress, shop.Shop, warmShop.Shop, shop.Token, ShopifyDocument.VariantsUpdate.Text, target.Product, target.Variant, warm,
            share, 1 + (part * share), Concurrency, begins), ct)));
        var calls = (await emulator.Calls(shop.Shop)).Where(c => c.Document == nameof(ShopifyDocument.VariantsUpdate)).ToList();
        var accepted = calls.Count(c => c.Error is null && c.Status == 200);
        // As if nothing had been lost: a client that gives writes up gets no easier limit.
        var points = calls.Where(c => c.Error is null).Average(c => (double)c.ActualCost!.Value) * writes;
        var seconds = (answers.Max(a => a.End) - answers.Min(a => a.Start)) / 1_000;
        return new Outcome(client, seconds, ((points - Bucket) / Rate) + (latency / 1_000d), calls.Count, writes - accepted, calls.Count(c => c.Error == "THROTTLED"));
    }

    private async Task<(EmulatorShop Shop, DuelTarget Target)> MakeShop(EmulatorProcess emulator, int latency)
    {
        var shop = new EmulatorShop($"duel-{++_shops}.myshopify.com", Products: 1, Plan: "plus");
        using var store = await EmulatedStore.Create(emulator, shop);
        var product = await store.First();
        await emulator.Faults(shop.Shop, new EmulatorFault("latency") { Ms = latency });
        return (shop, new DuelTarget(product.RemoteId, product.Snapshot.Content.Variants[0].RemoteId!));
    }

    private static async Task<DuelAnswer> RunProcess(string client, DuelJob job, CancellationToken ct)
    {
        var start = client == Ours
            ? new ProcessStartInfo("dotnet", [typeof(PacingDuel).Assembly.Location, "pacing-worker", job.ToJson()])
            : new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Benchmarks", "duel", "client.mjs"), job.ToJson()]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? DuelAnswer.Read(output) : throw new InvalidOperationException($"{client} ended with {process.ExitCode}: {output}");
    }

    private sealed record Outcome(string Client, double Seconds, double Limit, int Calls, int Lost, int Throttled);
}

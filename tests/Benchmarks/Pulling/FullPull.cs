using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Application.Tests;
using ShopifySync.Application.Tests.Flow;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Policies;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Pulling;

/// <summary>A whole store by one bulk operation: all of it new, and none of it changed; and what memory that takes.</summary>
internal sealed class FullPull : IBenchmark
{
    public string Name => "pull";

    public string Title => "Full pull by bulk";

    public string How => """
        A store read whole by one bulk operation, from the moment Shopify has written its file to the batch's proof: download, cutting, mapping, comparing, rows. *All staged* goes into an empty
        catalogue and is judged by inserting the same rows into the same table at once, in one transaction (COPY, or one prepared statement). *Unchanged* is judged by deserialising the same file,
        line by line, into a type made for it, from the disk; beside it stands the same pull after the server has forgotten what the last file's lines came to, so that each is read. PostgreSQL has vacuumed and analysed the tables before. Memory is the peak working set of a server process that stages everything.
        """.ReplaceLineEndings(" ");

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        var products = settings.Choose(100_000, 5_000);
        await using (var emulator = await EmulatorProcess.Start())
        {
            TestEngine[] engines = Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is { Length: > 0 } ? Enum.GetValues<TestEngine>() : [TestEngine.Sqlite];
            foreach (var engine in engines.Where(e => settings.Wants(e.ToString())))
            {
                foreach (var figure in await Speed(emulator, engine, products, ct))
                    yield return figure;
            }
        }

        if (!settings.Wants("memory"))
            yield break;

        var (small, large) = settings.Choose((25_000, 250_000), (2_500, 10_000));
        var less = await Memory(small, ct);
        var more = await Memory(large, ct);
        yield return new Figure("peak memory of the server", more.Megabytes, "MB")
        {
            Limit = 300, Peer = "target", Target = "under 300 MB, the same at 10^5 and 10^6 lines", Met = more.Megabytes < 300 && more.Megabytes < less.Megabytes * 1.15,
            Others = [($"{less.Lines} lines", less.Megabytes), ($"{more.Lines} lines", more.Megabytes)],
        };
    }

    private static async Task<IReadOnlyList<Figure>> Speed(EmulatorProcess emulator, TestEngine engine, int products, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await using var world = await SyncWorld.Start(engine, emulator, new EmulatorShop("", products, Seed: 7), new Dictionary<string, string?> { ["Pulling:Folder"] = folder.Path });
        var (staged, newOnes, _) = await Pull(world);
        var raw = await InsertRaw(world, ct);
        var filled = await Fill(world, ct);
        if (engine == TestEngine.PostgreSql)
            await Rest(world, ct);
        var (unchanged, same, run) = await Pull(world);
        Directory.Delete(Path.Combine(folder.Path, "remembered"), recursive: true);
        var (afresh, sameAfresh, _) = await Pull(world);
        var typed = await Deserialise(world, run, ct);
        return
        [
            Judged($"{engine}: all staged", staged, raw, "raw insert of the same rows", 3, newOnes.Counts.Staged == products, newOnes, filled),
            Judged($"{engine}: unchanged", unchanged, typed, "typed deserialisation of the same file", 2, same.Counts.Unchanged == products && sameAfresh.Counts.Unchanged == products, same, filled)
                with { Others = [("without what is remembered of the last file", afresh)] },
        ];
    }

    /// <summary>What PostgreSQL does by itself in the minutes after so many rows came, and else would do beside what is measured.</summary>
    private static Task<int> Rest(SyncWorld world, CancellationToken ct) =>
        world.With(services => ((DbContext)services.GetRequiredService<IAppDbContext>()).Database.ExecuteSqlRawAsync("VACUUM (ANALYZE)", ct));

    private static Figure Judged(string name, double seconds, double peer, string who, int times, bool right, SyncBatch batch, long lines) => new(name, seconds, "s")
    {
        Limit = peer, Peer = who, Target = $"at most {times}x", Met = right && seconds <= times * peer,
        More = new Dictionary<string, object?> { ["products"] = batch.Counts.Seen, ["lines"] = lines, ["right"] = right, ["proof"] = batch.Proof },
    };

    private static async Task<(double Seconds, SyncBatch Batch, BulkRun Run)> Pull(SyncWorld world)
    {
        var batch = await world.Pull(PullMode.Full, route: PullRoute.Bulk);
        var run = await world.Read(db => db.BulkRuns.AsNoTracking().Where(r => r.BatchId == batch.Id).SingleAsync());
        return ((batch.EndedAt!.Value - run.EndedAt!.Value).TotalSeconds, batch, run);
    }

    private static Task<double> InsertRaw(SyncWorld world, CancellationToken ct) => world.With(async services =>
    {
        var db = services.GetRequiredService<IAppDbContext>();
        var rows = await db.StagedChanges.AsNoTracking().ToListAsync(ct);
        await db.StagedChanges.ExecuteDeleteAsync(ct);
        var took = Stopwatch.StartNew();
        await db.Write(() => services.GetRequiredService<IBulkWriter>().Insert(rows, ct), ct);
        took.Stop();
        await db.StagedChanges.ExecuteDeleteAsync(ct);
        return took.Elapsed.TotalSeconds;
    });

    /// <summary>The catalogue as it is after everything was approved and applied, put there without that; answers the lines of the file.</summary>
    private static Task<long> Fill(SyncWorld world, CancellationToken ct) => world.With(async services =>
    {
        var db = services.GetRequiredService<IAppDbContext>();
        var writer = services.GetRequiredService<IBulkWriter>();
        var files = services.GetRequiredService<IBulkProducts>();
        var store = await db.Stores.AsNoTracking().FirstAsync(ct);
        var run = await db.BulkRuns.AsNoTracking().OrderByDescending(r => r.SentAt).FirstAsync(ct);
        var file = await files.Prepare(run, ct);
        foreach (var part in Enumerable.Range(0, file.Parts))
        {
            using var open = files.Read(run, part, linked: false);
            foreach (var group in open.Groups(500))
                await FillWith(group);
        }

        files.Remove(run.Id);
        return file.Lines;

        async Task FillWith(BulkGroup group)
        {
            var made = group.Products.Select(p => (Remote: p, Product: Product.Create(store.CatalogueId, p.Snapshot, world.Now))).ToList();
            var links = made.Select(m =>
            {
                var link = new Link(store.Id, ResourceKind.Product, m.Product.Id.Value, m.Remote.RemoteId, world.Now);
                LinkedState.Write(link, new Baseline(m.Remote.Snapshot, Baseline.NoLocalForms), m.Remote.Snapshot);
                link.ComparedWith(m.Product.Version, SyncPolicy.Default.Version);
                link.Seen(m.Remote.UpdatedAt, world.Now);
                return link;
            }).ToList();
            await db.Write(
                async () =>
                {
                    await writer.Insert(made.ConvertAll(m => m.Product), ct);
                    await writer.Insert([.. made.SelectMany(m => m.Product.Variants)], ct);
                    await writer.Insert(links, ct);
                    await writer.Insert([.. links.SelectMany(l => l.Facets)], ct);
                },
                ct);
        }
    });

    private static Task<double> Deserialise(SyncWorld world, BulkRun run, CancellationToken ct) => world.With(async services =>
    {
        var path = Path.GetTempFileName();
        await using (var copy = File.Create(path))
        {
            await foreach (var line in services.GetRequiredService<ResultFiles>().Lines(new Uri(run.Url!), ct))
            {
                await copy.WriteAsync(line, ct);
                copy.WriteByte((byte)'\n');
            }
        }

        var took = Stopwatch.StartNew();
        using var reader = new StreamReader(path);
        var read = 0;
        while (reader.ReadLine() is { } line)
            read += JsonSerializer.Deserialize(line, BulkLineJson.Default.BulkLine) is null ? 0 : 1;
        took.Stop();
        File.Delete(path);
        return read == run.ObjectCount ? took.Elapsed.TotalSeconds : throw new InvalidOperationException($"{read} lines of {run.ObjectCount}.");
    });

    private static async Task<(double Megabytes, long Lines)> Memory(int products, CancellationToken ct)
    {
        const string Shop = "memory.myshopify.com";
        await using var emulator = await EmulatorProcess.Start();
        await emulator.CreateShop(new EmulatorShop(Shop, products, Seed: 7));
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path, emulator.BaseAddress, new Dictionary<string, string> { ["ShopifySync__Pulling__BulkFromProducts"] = "1" });
        var api = new Acceptance.SyncApi(server.Api);
        await api.Connect(Shop, "shpat_test");
        var batch = await api.StartPull("full");
        var peak = 0L;
        System.Text.Json.Nodes.JsonNode state;
        do
        {
            await Task.Delay(100, ct);
            peak = Math.Max(peak, server.WorkingSet);
            state = await api.Batch(batch);
        }
        while (state["endedAt"] is null);
        var proof = (string?)state["proof"] ?? "";
        return (peak / 1e6, proof.StartsWith("Complete: ", StringComparison.Ordinal) ? long.Parse(proof.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : throw new InvalidOperationException(proof));
    }
}

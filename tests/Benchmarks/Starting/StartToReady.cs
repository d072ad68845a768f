using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using ShopifySync.Benchmarks.Frame;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Starting;

/// <summary>From the start of the process to ready, on a SQLite file of 1 GB full of finished work, and on an empty one.</summary>
internal sealed class StartToReady : IBenchmark
{
    private const double Target = 3;

    public string Name => "start";

    public string Title => "Start to ready";

    public string How =>
        "The server as a process of its own, from its start to `/health/ready`, on a SQLite file of 1 GB (finished operations with their arguments, and events) and on an empty file. Medians.";

    public async IAsyncEnumerable<Figure> Run(BenchSettings settings, [EnumeratorCancellation] CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var empty = await Median(folder, settings);
        var bytes = await Fill(Path.Combine(folder.Path, "shopifysync.db"), settings.Choose(1_000_000_000L, 100_000_000L), ct);
        var full = await Median(folder, settings);
        yield return new Figure(string.Create(CultureInfo.InvariantCulture, $"start to ready on a file of {bytes / 1e6:N0} MB"), full, "s")
        {
            Limit = empty,
            Peer = "on an empty file",
            Target = "under 3 s",
            Met = full < Target,
        };
    }

    private static async Task<double> Median(TemporaryFolder folder, BenchSettings settings)
    {
        var times = new List<double>();
        // The first start makes the file, or reads it into the page cache.
        for (var run = -1; run < settings.Choose(5, 2); run++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var server = await ServerProcess.Start(folder.Path);
            if (run >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return Percentile.Median(times);
    }

    private static async Task<long> Fill(string file, long bytes, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(ct);
        // Rows that refer to no store: only their weight counts.
        await Execute("PRAGMA foreign_keys = OFF");
        await Execute("PRAGMA synchronous = OFF");
        for (var round = 0; new FileInfo(file).Length < bytes; round++)
        {
            await Insert("operations", round, new()
            {
                ["id"] = "printf('%08X-0000-7000-8000-%012X', {round}, n)",
                ["lane_id"] = "'store:00000000-0000-7000-8000-000000000001'",
                ["kind"] = "'pull.page'",
                ["state"] = "'Succeeded'",
                ["arguments"] = "'{\"cursor\":\"' || hex(randomblob(200)) || '\"}'",
            });
            await Insert("events", round, new() { ["number"] = "{round} * 50000 + n", ["type"] = "'pull.completed'", ["message"] = "'Pull finished: ' || hex(randomblob(60))" });
            await Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return new FileInfo(file).Length;

        async Task Insert(string table, int round, Dictionary<string, string> values)
        {
            var columns = await Needed(table);
            var all = columns.Keys.Union(values.Keys).ToList();
            await Execute(
                $"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 50000) INSERT INTO {table} ({string.Join(", ", all)}) "
                + $"SELECT {string.Join(", ", all.Select(c => (values.GetValueOrDefault(c) ?? columns[c]).Replace("{round}", round.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))} FROM s");
        }

        // What a row cannot be without, with a plain value of its type.
        async Task<Dictionary<string, string>> Needed(string table)
        {
            await using var command = Command($"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1 AND dflt_value IS NULL AND pk = 0");
            await using var reader = await command.ExecuteReaderAsync(ct);
            var columns = new Dictionary<string, string>();
            while (await reader.ReadAsync(ct))
                columns[reader.GetString(0)] = reader.GetString(0).EndsWith("_at", StringComparison.Ordinal) || reader.GetString(0) is "at" or "not_before" ? "'2026-10-01 12:00:00'" : reader.GetString(1) == "TEXT" ? "''" : "0";
            return columns;
        }

        async Task Execute(string sql)
        {
            await using var command = Command(sql);
            await command.ExecuteNonQueryAsync(ct);
        }

        SqliteCommand Command(string sql)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables and columns; nothing comes from outside.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command;
        }
    }
}

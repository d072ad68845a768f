using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// Carries what was written from SQLite's log into its file, beside the writers (SQLite: "Write-Ahead Logging", checkpointing).
/// Left to itself SQLite does so within the commit that fills the log: every second commit of a pull would write and sync
/// the same pages of its indexes again, and each thousandth webhook would wait for that.
/// </summary>
internal sealed class SqliteCheckpoints(SqliteWriteGate gate, IOptions<DatabaseOptions> options, ILogger<SqliteCheckpoints> log) : BackgroundService
{
    /// <summary>So many pages of log are written again from the beginning, for which one writer waits: a log that is written to without a pause never ends by itself.</summary>
    private const int LongLog = 8_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await gate.Written(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
            try
            {
                await Carry(stoppingToken);
            }
            catch (SqliteException failed)
            {
                // A full disk, say. Nothing is lost: what is in the log is read from there, and the next round tries again.
                log.LogWarning(failed, "What was written could not be carried from SQLite's log into its file; the log grows until it can");
            }
        }
    }

    private async Task Carry(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(options.Value.ConnectionString);
        await connection.OpenAsync(ct);
        var (pages, carried) = await Checkpoint(connection, ct);
        if (pages < LongLog || carried == pages)
            return;

        using (await gate.Enter(foreground: false, ct))
            await Checkpoint(connection, ct);
    }

    /// <summary>PASSIVE waits for nobody, and nobody waits for it.</summary>
    private static async Task<(long Pages, long Carried)> Checkpoint(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(1), row.GetInt64(2));
    }
}

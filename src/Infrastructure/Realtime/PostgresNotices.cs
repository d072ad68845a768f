using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Infrastructure.Lanes;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>LISTEN and NOTIFY: each node holds one connection to listen, and sends what it has to tell at most twenty times a second.</summary>
internal sealed class PostgresNotices(
    IOptions<DatabaseOptions> database, LaneSignals lanes, InProcessProgressFeed feed, EventBell bell, TimeProvider clock, ILogger<PostgresNotices> log)
    : BackgroundService, INotices
{
    private const string Channel = "shopifysync";

    /// <summary>PostgreSQL takes 8,000 bytes.</summary>
    private const int LongestPayload = 7_500;

    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private readonly Channel<bool> _wake = System.Threading.Channels.Channel.CreateBounded<bool>(1);

    public void Tell(NoticeKind kind, string value = "")
    {
        lock (_gate)
            _pending.Add($"{kind}|{value}");
        _wake.Writer.TryWrite(true);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Repeat(Listen, stoppingToken), Repeat(Send, stoppingToken));

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Value.ConnectionString) { KeepAlive = 10, Pooling = false }.ConnectionString);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await connection.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);

        // What was said while nobody listened.
        bell.Ring();
        while (true)
            await connection.WaitAsync(ct);
    }

    private async Task Send(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database.Value.ConnectionString);
        while (await _wake.Reader.WaitToReadAsync(ct))
        {
            _wake.Reader.TryRead(out _);
            foreach (var payload in Payloads())
            {
                await using var notify = source.CreateCommand("SELECT pg_notify($1, $2)");
                notify.Parameters.Add(new NpgsqlParameter { Value = Channel });
                notify.Parameters.Add(new NpgsqlParameter { Value = payload });
                await notify.ExecuteNonQueryAsync(ct);
            }

            await Task.Delay(Together, clock, ct);
        }
    }

    private List<string> Payloads()
    {
        string[] pending;
        lock (_gate)
        {
            pending = [.. _pending];
            _pending.Clear();
        }

        var payloads = new List<string>();
        var text = new StringBuilder(NodeName.Value);
        foreach (var notice in pending)
        {
            if (text.Length + notice.Length + 1 > LongestPayload)
            {
                payloads.Add(text.ToString());
                text.Clear().Append(NodeName.Value);
            }

            text.Append('\n').Append(notice);
        }

        if (pending.Length > 0)
            payloads.Add(text.ToString());
        return payloads;
    }

    private void Hear(string payload)
    {
        var lines = payload.Split('\n');
        if (lines[0] == NodeName.Value)
            return;

        foreach (var line in lines.Skip(1))
        {
            var (kind, value) = (line[..line.IndexOf('|', StringComparison.Ordinal)], line[(line.IndexOf('|', StringComparison.Ordinal) + 1)..]);
            if (kind == nameof(NoticeKind.Lane))
                lanes.Ring(value);
            else if (kind == nameof(NoticeKind.Rows))
                feed.Publish(new RowsChanged(value));
            else
                bell.Ring();
        }
    }

    private async Task Repeat(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away: polls go on, and notices come again when it is back.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                log.LogWarning(trouble, "Notices between nodes are interrupted; trying again");
                await Task.Delay(AfterTrouble, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A server process on a database and a port of its own that is killed and started again.</summary>
internal sealed class ServerUnderFire : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<ServerProcess, bool> Running = new();

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;
    private readonly PostgresDatabase? _postgres;
    private readonly int _port = ServerProcess.FreePort();
    private readonly Uri _emulator;
    private readonly StringBuilder _log = new();
    private ServerProcess? _process;

    private ServerUnderFire(Uri emulator, PostgresDatabase? postgres)
    {
        (_emulator, _postgres) = (emulator, postgres);
        Api = new PatientApi(new Uri($"http://127.0.0.1:{_port}"));
        _settings = new Dictionary<string, string>
        {
            // What is scheduled would come in between, and a trial is to be the same each time.
            ["ShopifySync__Schedules__Products"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__Reconcile"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Shopify__TimeoutSeconds"] = "11",
            ["ShopifySync__Shopify__PageSize"] = "10",
            ["ShopifySync__Lanes__UnknownOutcomeSeconds"] = "2",
            ["Serilog__MinimumLevel__Default"] = "Warning",
            ["DOTNET_TieredPGO"] = "0",
        };
        if (postgres is not null)
        {
            _settings["ShopifySync__Database__Provider"] = "PostgreSql";
            _settings["ShopifySync__Database__ConnectionString"] = postgres.ConnectionString;
        }
    }

    public PatientApi Api { get; }

    public int Kills { get; private set; }

    public string Log => _log + (_process?.Log ?? "");

    public string SqliteFile => Path.Combine(_folder.Path, "shopifysync.db");

    public string? PostgresConnection => _postgres?.ConnectionString;

    public static async Task<ServerUnderFire> Start(DatabaseKind database, Uri emulator)
    {
        var server = new ServerUnderFire(emulator, database == DatabaseKind.Postgres ? await PostgresServer.CreateDatabase() : null);
        server.Launch();
        await server._process!.BecomeReady();
        return server;
    }

    /// <summary>Whoever ends this program by a signal ends the servers, too.</summary>
    public static IDisposable StopWithThis() => PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
    {
        foreach (var process in Running.Keys)
            _ = process.Kill(); // killed at once; only its end would be waited for
    });

    /// <summary>kill -9, and a start that nobody waits for: the next kill may come while it starts.</summary>
    public async Task KillAndStart()
    {
        await Kill();
        Launch();
    }

    public async Task Kill()
    {
        Kills++;
        _log.AppendLine(_process!.Log).AppendLine($"---- kill -9 number {Kills} at {TimeProvider.System.GetUtcNow():HH:mm:ss.fff}");
        await Stop();
    }

    public void Launch()
    {
        _process = ServerProcess.Launch(_folder.Path, _port, _emulator, _settings);
        Running[_process] = true;
    }

    public async Task BecomeReady()
    {
        try
        {
            await _process!.BecomeReady();
        }
        catch (Exception failed) when (failed is InvalidOperationException or NUnit.Framework.AssertionException)
        {
            throw new TrialException($"the server does not start any more: {failed.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (_process is not null)
            await Stop();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Stop()
    {
        Running.TryRemove(_process!, out _);
        await _process!.DisposeAsync();
        _process = null;
    }
}

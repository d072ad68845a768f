using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal enum DatabaseKind
{
    Sqlite,
    Postgres,

    /// <summary>Two nodes on one PostgreSQL.</summary>
    TwoNodes,
}

/// <summary>A server on a database of its own that is killed and started again; on PostgreSQL it may be two nodes.</summary>
internal sealed class ServerUnderFire : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<ServerProcess, bool> Running = new();

    private readonly TemporaryFolder _folder = new();
    private readonly List<Node> _nodes;
    private readonly Uri _emulator;
    private readonly StringBuilder _log = new();

    private ServerUnderFire(DatabaseKind database, Uri emulator, PostgresDatabase? postgres, int nodes)
    {
        (Database, _emulator, Postgres, DataFolder) = (database, emulator, postgres, _folder.Path);
        _nodes = [.. Enumerable.Range(0, nodes).Select(_ => new Node(ServerProcess.FreePort(), postgres is null ? null : ProxyTo(postgres)))];
        Api = new PatientApi([.. _nodes.Select(n => n.Address)]);
    }

    public PatientApi Api { get; }

    public int Nodes => _nodes.Count;

    public DatabaseKind Database { get; }

    /// <summary>Where its SQLite file is.</summary>
    public string DataFolder { get; set; }

    /// <summary>What the next start is given beside the usual.</summary>
    public Dictionary<string, string> Extra { get; } = [];

    /// <summary>What the server is started by; see <see cref="ServerProcess.Launch"/>.</summary>
    public IReadOnlyList<string> Under { get; set; } = [];

    public int Kills { get; private set; }

    public string Log => _log + string.Join('\n', _nodes.Select(n => n.Process?.Log));

    public string SqliteFile => Path.Combine(DataFolder, "shopifysync.db");

    public PostgresDatabase? Postgres { get; }

    public string? PostgresConnection => Postgres?.ConnectionString;

    /// <param name="prepare">What is done before its first start.</param>
    /// <param name="onEmpty">The first start migrates; else it finds a database that was migrated.</param>
    public static async Task<ServerUnderFire> Start(DatabaseKind database, Uri emulator, Func<ServerUnderFire, Task>? prepare = null, bool onEmpty = false)
    {
        var postgres = database == DatabaseKind.Sqlite ? null : onEmpty ? await PostgresServer.CreateDatabase() : await PreparedDatabase.OfPostgres(emulator);
        var server = new ServerUnderFire(database, emulator, postgres, database == DatabaseKind.TwoNodes ? 2 : 1);
        await (prepare?.Invoke(server) ?? Task.CompletedTask);
        if (database == DatabaseKind.Sqlite && !onEmpty)
            await PreparedDatabase.CopySqlite(emulator, server.SqliteFile);
        for (var node = 0; node < server.Nodes; node++)
        {
            server.Launch(node);
            await server.BecomeReady(node);
        }

        return server;
    }

    /// <summary>Whoever ends this program by a signal ends the servers, too.</summary>
    public static IDisposable StopWithThis() => PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
    {
        foreach (var process in Running.Keys)
            _ = process.Kill(); // killed at once; only its end would be waited for
    });

    /// <summary>kill -9, and a start that nobody waits for: the next kill may come while it starts.</summary>
    public async Task KillAndStart(int node = 0)
    {
        await Kill(node);
        Launch(node);
    }

    public async Task Kill(int node = 0)
    {
        Kills++;
        Note($"kill -9 number {Kills}", node);
        await Stop(_nodes[node]);
    }

    public void Launch(int node = 0)
    {
        var process = ServerProcess.Launch(DataFolder, _nodes[node].Port, _emulator, Settings(_nodes[node]), Under);
        _nodes[node].Process = process;
        Running[process] = true;
    }

    public async Task BecomeReady(int node = 0)
    {
        try
        {
            await _nodes[node].Process!.BecomeReady(PatientApi.Patience);
        }
        catch (Exception failed) when (failed is InvalidOperationException or NUnit.Framework.AssertionException)
        {
            throw new TrialException($"the server does not start any more: {failed.Message}");
        }
    }

    /// <summary>One more server beside this one, that is to say why it does not start.</summary>
    /// <returns>Its words; null when it started all the same.</returns>
    public async Task<string?> StartAnother(bool onSameFile)
    {
        using var other = new TemporaryFolder();
        await using var process = ServerProcess.Launch(onSameFile ? DataFolder : other.Path, onSameFile ? ServerProcess.FreePort() : _nodes[0].Port, _emulator);
        return await process.EndsByItself(TimeSpan.FromSeconds(60)) is > 0 ? process.Log : null;
    }

    /// <summary>What the server that runs, or that could not start, has said since its last start.</summary>
    public string LogSinceStart(int node = 0) => _nodes[node].Process!.Log;

    public Task<int?> EndsByItself(int node = 0) => _nodes[node].Process!.EndsByItself(TimeSpan.FromSeconds(60));

    /// <summary>SIGSTOP for a while: it knows nothing of the time that passed.</summary>
    public async Task Pause(int node, TimeSpan time)
    {
        Note($"SIGSTOP for {time.TotalSeconds:0} s", node);
        await StandStill(node);
        await Task.Delay(time);
        await GoOn(node);
    }

    public Task StandStill(int node = 0) => _nodes[node].Process!.Stop();

    public Task GoOn(int node = 0) => _nodes[node].Process!.Continue();

    /// <summary>The line to the database is cut for a while.</summary>
    public async Task CutDatabase(int node, TimeSpan time)
    {
        Note($"database cut for {time.TotalSeconds:0} s", node);
        Line(node).Cut();
        await Task.Delay(time);
        Line(node).Mend();
    }

    /// <summary>Between a node and its PostgreSQL.</summary>
    public TcpProxy Line(int node = 0) => _nodes[node].Proxy!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        foreach (var node in _nodes)
        {
            if (node.Process is not null)
                await Stop(node);
            node.Proxy?.Dispose();
        }

        if (Postgres is not null)
            await Postgres.DisposeAsync();
        _folder.Dispose();
    }

    private void Note(string what, int node) => _log.AppendLine(_nodes[node].Process!.Log).AppendLine(string.Create(
        CultureInfo.InvariantCulture, $"---- {what} of node {node} at {TimeProvider.System.GetUtcNow():HH:mm:ss.fff}"));

    private static async Task Stop(Node node)
    {
        Running.TryRemove(node.Process!, out _);
        await node.Process!.DisposeAsync();
        node.Process = null;
    }

    private Dictionary<string, string> Settings(Node node)
    {
        var settings = new Dictionary<string, string>
        {
            // What is scheduled would come in between, and a trial is to be the same each time.
            ["ShopifySync__Schedules__Products"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__Reconcile"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__Webhooks"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__CleanUp"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Shopify__TimeoutSeconds"] = "11",
            ["ShopifySync__Shopify__PageSize"] = "10",
            ["ShopifySync__Lanes__UnknownOutcomeSeconds"] = "2",
            ["ShopifySync__Pulling__LinesPerPart"] = "40",
            // Shopify reaches all nodes by one address.
            ["ShopifySync__Server__PublicBaseAddress"] = _nodes[0].Address.ToString(),
            ["Serilog__MinimumLevel__Default"] = "Warning",
            // A life is too short for compiling anything well, or twice.
            ["DOTNET_JITMinOpts"] = "1",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_TC_CallCountThreshold"] = "7fff",
        };
        if (Postgres is not null)
        {
            settings["ShopifySync__Database__Provider"] = "PostgreSql";
            settings["ShopifySync__Database__ConnectionString"] = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Host = "127.0.0.1", Port = node.Proxy!.Port }.ConnectionString;
        }

        foreach (var (name, value) in Extra)
            settings[name] = value;
        return settings;
    }

    private static TcpProxy ProxyTo(PostgresDatabase database)
    {
        var real = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return new TcpProxy(new UriBuilder("tcp", real.Host, real.Port).Uri);
    }

    private sealed class Node(int port, TcpProxy? proxy)
    {
        public int Port { get; } = port;
        public TcpProxy? Proxy { get; } = proxy;
        public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        public ServerProcess? Process { get; set; }
    }
}

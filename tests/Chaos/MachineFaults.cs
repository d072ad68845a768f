using Npgsql;

namespace ShopifySync.Chaos;

/// <summary>The part of the fault list that is about the machine: disk, database, network, time, memory.</summary>
internal static class MachineFaults
{
    public static IReadOnlyList<MachineFault> All { get; } =
    [
        Now("network: no connection", (_, g) => g.Line.Cut(), (_, g) => g.Line.Mend()),
        Now("network: the name is not known (DNS)", (_, g) => { g.NameIsKnown(false); g.EndConnections(); }, (_, g) => g.NameIsKnown(true)),
        Now("network: the certificate is another's (TLS)", (_, g) => { g.CertificateIsRight(false); g.EndConnections(); }, (_, g) => { g.CertificateIsRight(true); g.EndConnections(); }),
        Now("disk: full", (_, g) => g.FillDisk(), (_, g) => g.EmptyDisk()) with { Only = DatabaseKind.Sqlite },
        new("database: locked by another program", async (server, _) =>
        {
            var hold = await WriteHold.Take(server);
            return async () => await hold.DisposeAsync();
        }),
        Now("database: the line is cut", (s, _) => s.Line().Cut(), (s, _) => s.Line().Mend()) with { Only = DatabaseKind.Postgres },
        new("database: read-only", async (server, _) =>
        {
            await MayWrite(server, false);
            return () => MayWrite(server, true);
        }) { Only = DatabaseKind.Postgres },
        new("database: it ends every connection", async (server, _) =>
        {
            await Administer(server, EndConnections);
            return () => Task.CompletedTask;
        }) { Only = DatabaseKind.Postgres, HasNoLastingForm = true },
        new("the server stands still (SIGSTOP)", async (server, _) =>
        {
            await server.StandStill();
            return () => server.GoOn();
        }) { IsSilent = true },
        new("at start: the disk is read-only", async (_, g) =>
        {
            await g.MayWriteDisk(false);
            return () => g.MayWriteDisk(true);
        }) { Only = DatabaseKind.Sqlite, AtStart = true },
        Now("at start: the database does not answer", (s, _) => s.Line().Cut(), (s, _) => s.Line().Mend()) with { Only = DatabaseKind.Postgres, AtStart = true },
        Restarted("memory: a heap of 96 MB", "DOTNET_GCHeapHardLimit", "0x6000000"),
        Restarted("threads: four of them", "DOTNET_ThreadPool_ForceMaxWorkerThreads", "4"),
        Clock("clock: an hour ahead", TimeSpan.FromHours(1)),
        Clock("clock: an hour behind", TimeSpan.FromHours(-1)),
    ];

    private const string EndConnections = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private static MachineFault Now(string name, Action<ServerUnderFire, Ground> strike, Action<ServerUnderFire, Ground> mend) => new(name, (server, ground) =>
    {
        strike(server, ground);
        return Task.FromResult(() =>
        {
            mend(server, ground);
            return Task.CompletedTask;
        });
    });

    /// <summary>The server is killed and started with less, and later with what it had.</summary>
    private static MachineFault Restarted(string name, string setting, string value) => new(name, async (server, _) =>
    {
        server.Extra[setting] = value;
        await server.KillAndStart();
        await server.BecomeReady();
        return async () =>
        {
            server.Extra.Remove(setting);
            await server.KillAndStart();
            await server.BecomeReady();
        };
    })
    { HasNoLastingForm = true };

    private static MachineFault Clock(string name, TimeSpan off) => new(name, (_, ground) =>
    {
        ground.SetClock(off);
        return Task.FromResult(() =>
        {
            ground.SetClock(TimeSpan.Zero);
            return Task.CompletedTask;
        });
    })
    { IsOfTheClock = true };

    private static Task MayWrite(ServerUnderFire server, bool may) =>
        Administer(server, $"ALTER DATABASE \"{new NpgsqlConnectionStringBuilder(server.PostgresConnection).Database}\" SET default_transaction_read_only = {(may ? "off" : "on")}; {EndConnections}");

    /// <summary>Past the proxy, and read-only or not.</summary>
    private static async Task Administer(ServerUnderFire server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.PostgresConnection) { Pooling = false, Options = "-c default_transaction_read_only=off" }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Constants of this file and the name of our own database.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

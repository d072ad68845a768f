using System.Data.Common;
using Npgsql;

namespace ShopifySync.Chaos;

/// <summary>Keeps the server from writing, from outside: whatever it wants to commit waits until this is let go.</summary>
internal sealed class WriteHold : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private WriteHold(DbConnection connection) => _connection = connection;

    public static async Task<WriteHold> Take(ServerUnderFire server)
    {
        if (server.PostgresConnection is null)
        {
            var sqlite = await DatabaseCheck.OpenSqlite(server.SqliteFile);
            await Execute(sqlite, "BEGIN IMMEDIATE");
            return new WriteHold(sqlite);
        }

        for (var attempt = 1; ; attempt++)
        {
            var postgres = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.PostgresConnection) { Pooling = false }.ConnectionString);
            await postgres.OpenAsync();
            try
            {
                await Execute(postgres, "BEGIN");
                await Execute(postgres, "DO $$ DECLARE t text; BEGIN FOR t IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE 'LOCK TABLE ' || t || ' IN EXCLUSIVE MODE'; END LOOP; END $$");
                return new WriteHold(postgres);
            }
            catch (PostgresException deadlock) when (deadlock.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < 5)
            {
                await postgres.DisposeAsync();
            }
        }
    }

    /// <summary>Without a pool, the end of the connection rolls back and lets go.</summary>
    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

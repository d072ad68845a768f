using Npgsql;

namespace ShopifySync.Testing;

/// <summary>The PostgreSQL that `dotnet run dev.cs test` starts, named by SHOPIFYSYNC_TEST_POSTGRES.</summary>
public static class PostgresServer
{
    private const string Variable = "SHOPIFYSYNC_TEST_POSTGRES";

    /// <summary>Makes a database for one fixture; without a server the fixture is ignored, and in CI it fails.</summary>
    /// <param name="template">One that nobody is connected to, whose copy it is; an empty one when left out.</param>
    public static async Task<PostgresDatabase> CreateDatabase(PostgresDatabase? template = null)
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            const string Reason = $"{Variable} names no PostgreSQL server; `dotnet run dev.cs test` starts one.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(Reason);

            Assert.Ignore(Reason);
        }

        var name = $"test_{Guid.CreateVersion7():N}";
        await Execute(server!, $"create database {name}{(template is null ? "" : $" template {template.Name}")}");
        return new PostgresDatabase(server!, name);
    }

    internal static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The only variable part is a name made above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that is dropped when the fixture ends.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _server;

    internal PostgresDatabase(string server, string name)
    {
        (_server, Name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    internal string Name { get; }

    /// <summary>What a server process is told, so that it uses this database.</summary>
    public Dictionary<string, string> ServerSettings => new()
    {
        ["ShopifySync__Database__Provider"] = "PostgreSql",
        ["ShopifySync__Database__ConnectionString"] = ConnectionString,
    };

    /// <summary>Ends every connection, as a restart of the server does; a pool learns of it by its next command.</summary>
    public Task CutConnections() => PostgresServer.Execute(_server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.Execute(_server, $"drop database if exists {Name} with (force)");
    }
}

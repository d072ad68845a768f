using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ShopifySync.Chaos;

/// <summary>SQLite's own check of its file, and its foreign keys. PostgreSQL has no such check from outside.</summary>
internal static class DatabaseCheck
{
    /// <summary>Infrastructure finds the SQLite binding wherever it has it; its module must run before the first use.</summary>
    private static readonly bool Bound = Bind();

    public static async Task<IReadOnlyList<string>> Damage(ServerUnderFire server)
    {
        if (server.PostgresConnection is not null)
            return [];

        await using var connection = await OpenSqlite(server.SqliteFile);
        return [.. (await Rows(connection, "PRAGMA integrity_check")).Where(row => row != "ok"), .. await Rows(connection, "PRAGMA foreign_key_check")];
    }

    public static async Task<SqliteConnection> OpenSqlite(string file)
    {
        if (!Bound)
            throw new InvalidOperationException("The SQLite binding was not set up.");

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> Rows(SqliteConnection connection, string pragma)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of two constants.
        command.CommandText = pragma;
#pragma warning restore CA2100
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }

    private static bool Bind()
    {
        RuntimeHelpers.RunModuleConstructor(Assembly.Load("ShopifySync.Infrastructure").ManifestModule.ModuleHandle);
        return true;
    }
}

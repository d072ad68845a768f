using System.Data.Common;
using Microsoft.Data.Sqlite;
using ShopifySync.Infrastructure.Persistence.BulkWriting;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>One prepared statement for all rows: SQLite runs in this process, so there is no round trip to save.</summary>
internal sealed class SqlitePreparedInsert : IBulkInsert
{
    public Task Insert(BulkTable table, IReadOnlyCollection<object> rows, DbTransaction transaction, CancellationToken ct)
    {
        using var command = ((SqliteTransaction)transaction).Connection!.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        var names = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({names}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = table.Columns.Select((column, i) => command.Parameters.Add($"@p{i}", SqliteType.Text)).ToArray();
        foreach (var parameter in parameters)
            parameter.ResetSqliteType();
        command.Prepare();
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        return Task.CompletedTask;
    }
}

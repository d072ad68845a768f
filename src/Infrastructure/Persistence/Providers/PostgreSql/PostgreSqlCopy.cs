using System.Data.Common;
using Npgsql;
using ShopifySync.Infrastructure.Persistence.BulkWriting;

namespace ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;

/// <summary>COPY in its binary form: one round trip for all rows.</summary>
internal sealed class PostgreSqlCopy : IBulkInsert
{
    public async Task Insert(BulkTable table, IReadOnlyCollection<object> rows, DbTransaction transaction, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var names = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                    await copy.WriteAsync(value, column.Mapping.StoreType, ct);
                else
                    await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}

using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using ShopifySync.Infrastructure.Persistence.BulkWriting;

namespace ShopifySync.Infrastructure.Persistence.Providers.SqlServer;

/// <summary>SqlBulkCopy in the caller's transaction, with the checks that single inserts have.</summary>
internal sealed class SqlServerBulkCopy : IBulkInsert
{
    public async Task Insert(BulkTable table, IReadOnlyCollection<object> rows, DbTransaction transaction, CancellationToken ct)
    {
        using var copy = new SqlBulkCopy((SqlConnection)transaction.Connection!, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers, (SqlTransaction)transaction)
        {
            DestinationTableName = $"[{table.Name}]",
        };
        using var data = new DataTable();
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, column.Mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(column.Mapping.ClrType) ?? column.Mapping.ClrType);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
            data.Rows.Add([.. table.Columns.Select(c => c.Value(row) ?? DBNull.Value)]);
        await copy.WriteToServerAsync(data, ct);
    }
}

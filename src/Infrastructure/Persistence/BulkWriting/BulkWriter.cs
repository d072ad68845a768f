using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence.BulkWriting;

/// <summary>Finds the table of a kind of row and hands its rows to the way of the database.</summary>
internal sealed class BulkWriter(AppDbContext db, IBulkInsert insert) : IBulkWriter
{
    private static readonly ConcurrentDictionary<(IModel, Type), BulkTable> Tables = new();

    public async Task Insert<T>(IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count == 0)
            return;

        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Many rows are inserted within a transaction only.");
        var table = Tables.GetOrAdd((db.Model, typeof(T)), key => BulkTable.Of(key.Item1, key.Item2));
        await insert.Insert(table, rows, transaction, ct);
    }
}

/// <summary>The fastest way into one kind of database.</summary>
internal interface IBulkInsert
{
    Task Insert(BulkTable table, IReadOnlyCollection<object> rows, DbTransaction transaction, CancellationToken ct);
}

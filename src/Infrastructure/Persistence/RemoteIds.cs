using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ShopifySync.Application.Comparing;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>
/// Written by hand: EF Core gives SQLite a parameter for each id, which it finds by walking through all of them, and cannot
/// join a link's plain id with a product's own kind of id without a cast that no index serves.
/// </summary>
internal sealed class RemoteIds(AppDbContext db, IdList list) : IRemoteIds
{
    public async Task<IReadOnlyDictionary<string, KnownLink>> Links(StoreId store, IReadOnlyCollection<string> remoteIds, CancellationToken ct)
    {
        var known = new Dictionary<string, KnownLink>(remoteIds.Count);
        var sql = $"""
            SELECT l.remote_id, l.id, l.linked_at, l.remote_updated_at, l.last_write_at, l.compared_as, p.version
            FROM links l JOIN products p ON p.id = l.local_id
            WHERE l.store_id = @store AND l.resource_kind = 'Product' AND l.remote_id {list.Holds}
            """;
        await Read(sql, remoteIds, store, row => known.Add(row.GetString(0), new KnownLink(
            new LinkId(row.GetGuid(1)), Moment(row, 2)!.Value, Moment(row, 3), Moment(row, 4), row.IsDBNull(5) ? null : row.GetString(5), row.GetInt32(6))), ct);
        return known;
    }

    public async Task<IReadOnlyList<long>> InboundChanges(StoreId store, IReadOnlyCollection<string> remoteIds, CancellationToken ct)
    {
        var found = new List<long>();

        // The store is compared here: named in the statement, it would draw PostgreSQL to an index of all its changes.
        await Read($"SELECT c.store_id, c.seq FROM {list.RowsOf("staged_changes", "resource_id")} AND c.direction = 'Inbound'", remoteIds, null, row =>
        {
            if (row.GetGuid(0) == store.Value)
                found.Add(row.GetInt64(1));
        }, ct);
        return found;
    }

    private async Task Read(string sql, IReadOnlyCollection<string> ids, StoreId? store, Action<DbDataReader> take, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = sql;
            Add(command, "@ids", list.Value(ids));
            if (store is { } named)
                Add(command, "@store", named.Value);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                take(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static DateTimeOffset? Moment(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}

/// <summary>How one database takes a list of texts as the parameter <c>@ids</c>.</summary>
/// <param name="Each">
/// The rows <c>c</c> of a table and a column, looked up by index for each id, in a database that may decide to read the whole
/// table instead; null where none does.
/// </param>
internal sealed record IdList(string Holds, Func<IReadOnlyCollection<string>, object> Value, Func<string, string, string>? Each = null)
{
    public string RowsOf(string table, string column) => Each?.Invoke(table, column) ?? $"{table} c WHERE c.{column} {Holds}";
}

using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// A set-wise update or delete outside of a transaction passes the write gate, too. Two writers that meet inside of SQLite
/// wait there by sleeping: in builds that know no shorter sleep a whole second, with every delivery of that second behind them.
/// </summary>
internal sealed class SqliteGatedUpdates(IWriteGate gate) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, IDisposable> _passes = new();

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData is { CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete, Context: AppDbContext { IsWriting: false } db })
            _passes[eventData.CommandId] = await gate.Enter(db.Foreground, cancellationToken);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    private void Leave(CommandEventData of)
    {
        if (_passes.TryRemove(of.CommandId, out var pass))
            pass.Dispose();
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>
/// Who waits for an answer is told sooner than a lane that another program holds the rows to be saved. Updates of whole
/// sets keep the provider's time: they may be at work, not waiting. SQLite has its own, shorter time for both.
/// </summary>
internal sealed class ForegroundPatience : DbCommandInterceptor
{
    internal const int Seconds = 12;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData is { CommandSource: CommandSource.SaveChanges, Context: AppDbContext { Foreground: true } })
            command.CommandTimeout = Seconds;
        return ValueTask.FromResult(result);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>
/// Numbers events after their commit and tails them. Rows become visible in the order of their commits, which is not that of
/// their identity numbers; so the numbers that programs count by are given afterwards, by whichever node holds the counter's
/// row, and always in one transaction that ends before the next begins.
/// </summary>
internal sealed class EventSequencer(IServiceScopeFactory scopes, EventBell bell, EventLog events, INotices notices, IOptions<DatabaseOptions> database, ILogger<EventSequencer> log)
    : BackgroundService
{
    private const int AtOnce = 500;

    /// <summary>The bell and PostgreSQL's notices are faster; this is for what they miss, and for events of other nodes on SQL Server.</summary>
    private readonly TimeSpan _poll = database.Value.Provider == DatabaseProvider.SqlServer ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await NumberSome(stoppingToken) > 0)
                {
                    notices.Tell(NoticeKind.Events);
                    await events.Refresh(stoppingToken);
                }

                await events.Refresh(stoppingToken);
                await bell.Wait(_poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while: nothing is lost, the numbers are given when it is back.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                log.LogWarning(trouble, "Events could not be numbered; trying again");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    internal async Task<int> NumberSome(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (!await db.Events.AnyAsync(e => e.Number == null, ct))
            return 0;

        var numbered = 0;
        await db.Write(async () =>
        {
            // Takes the row's lock: what another node numbers is committed before the next lines read.
            await db.Set<EventCounter>().Where(c => c.Id == EventCounter.TheOne).ExecuteUpdateAsync(c => c.SetProperty(x => x.Last, x => x.Last), ct);
            var counter = await db.Set<EventCounter>().FirstAsync(c => c.Id == EventCounter.TheOne, ct);
            foreach (var happened in await db.Events.Where(e => e.Number == null).OrderBy(e => e.Seq).Take(AtOnce).ToListAsync(ct))
            {
                happened.NumberAs(++counter.Last);
                numbered++;
            }

            await db.SaveChangesAsync(ct);
        }, ct);
        return numbered;
    }
}

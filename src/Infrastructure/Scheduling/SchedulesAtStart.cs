using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>
/// Puts every enabled schedule in force, since the in-memory job store forgets them when the server stops, and makes up once for what was missed meanwhile; a store that was
/// connected before a kind of schedule existed gets it now.
/// </summary>
internal sealed class SchedulesAtStart(IServiceScopeFactory scopes, QuartzSyncScheduler scheduler, IOptions<ScheduleDefaults> defaults, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var stores = await db.Stores.Where(s => s.State != StoreState.Disconnected).Select(s => s.Id).ToListAsync(cancellationToken);
        var known = await db.Schedules.ToListAsync(cancellationToken);
        var missing = defaults.Value.OfTheServer.Concat(stores.SelectMany(defaults.Value.Of)).Where(s => !known.Exists(k => k.StoreId == s.StoreId && k.DataType == s.DataType)).ToList();
        db.Schedules.AddRange(missing);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var schedule in known.Concat(missing).Where(s => s.Enabled))
        {
            if (await scheduler.Ensure(schedule, cancellationToken) && QuartzSyncScheduler.IsOverdue(schedule, clock.GetUtcNow()))
                await scheduler.RunNow(schedule, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Scheduling;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>
/// Puts every enabled schedule in force, since the in-memory job store forgets them when the server stops, and makes up once
/// for what was missed meanwhile.
/// </summary>
internal sealed class SchedulesAtStart(IServiceScopeFactory scopes, QuartzSyncScheduler scheduler, IOptions<ScheduleDefaults> defaults, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        foreach (var schedule in await db.WithMissingSchedules(defaults.Value, cancellationToken))
        {
            if (await scheduler.Ensure(schedule, cancellationToken) && QuartzSyncScheduler.IsOverdue(schedule, clock.GetUtcNow()))
                await scheduler.RunNow(schedule, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Puts every enabled schedule in force; the in-memory job store forgets them when the server stops.</summary>
internal sealed class SchedulesAtStart(IServiceScopeFactory scopes, QuartzSyncScheduler scheduler) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        foreach (var schedule in await db.Schedules.AsNoTracking().Where(s => s.Enabled).ToListAsync(cancellationToken))
            await scheduler.Apply(schedule, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

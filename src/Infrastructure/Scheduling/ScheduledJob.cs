using Microsoft.EntityFrameworkCore;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>One run of a schedule: never beside itself, not for a store that is away, and written down.</summary>
[DisallowConcurrentExecution]
internal abstract class ScheduledJob(IAppDbContext db, CurrentUser user, IProgressFeed feed, TimeProvider clock) : IJob
{
    public const string ScheduleId = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        user.ActAsSystem("schedule");
        var id = Guid.Parse(context.MergedJobDataMap.GetString(ScheduleId)!);
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (schedule is null)
            return;
        if (schedule.StoreId is { } store && !await db.Stores.AnyAsync(s => s.Id == store && s.State == StoreState.Connected, cancellationToken))
            return;
        if (!await Run(schedule, cancellationToken))
            return;

        schedule.Ran(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(new RowsChanged(RowsChanged.Schedules));
    }

    /// <returns>False when this run was left out, or could not do its work.</returns>
    protected abstract Task<bool> Run(Schedule schedule, CancellationToken ct);
}

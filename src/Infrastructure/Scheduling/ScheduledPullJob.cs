using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Starts a pull of a store by its schedule, unless one is still under way.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledPullJob(
    IMediator mediator, IAppDbContext db, CurrentUser user, IProgressFeed feed, TimeProvider clock, ILogger<ScheduledPullJob> log) : IJob
{
    public const string ScheduleId = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        user.ActAsSystem("schedule");
        var id = Guid.Parse(context.MergedJobDataMap.GetString(ScheduleId)!);
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (schedule is null || !await db.Stores.AnyAsync(s => s.Id == schedule.StoreId && s.State == StoreState.Connected, cancellationToken))
            return;
        if (await db.Batches.PullUnderWay(schedule.StoreId, cancellationToken))
        {
            log.LogInformation("The scheduled pull of {Store} ({DataType}) is left out: one is under way", schedule.StoreId, schedule.DataType);
            return;
        }

        var mode = schedule.DataType == Schedule.Reconcile ? PullMode.Full : PullMode.Incremental;
        var started = await mediator.Send(new StartPullCommand(schedule.StoreId, mode, null, null, false, OperationPriority.Low), cancellationToken);
        if (started.IsFailure)
            log.LogWarning("The scheduled pull of {Store} could not start: {Reason}", schedule.StoreId, started.Error.Message);

        schedule.Ran(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(new RowsChanged(RowsChanged.Schedules));
    }
}

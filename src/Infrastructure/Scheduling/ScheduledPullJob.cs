using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Starts an incremental pull of a store by its schedule, unless one is still under way.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledPullJob(IMediator mediator, IAppDbContext db, CurrentUser user, TimeProvider clock, ILogger<ScheduledPullJob> log) : IJob
{
    public const string Store = "store";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        user.ActAsSystem("schedule");
        var store = new StoreId(Guid.Parse(context.MergedJobDataMap.GetString(Store)!));
        if (!await db.Stores.AnyAsync(s => s.Id == store && s.State == StoreState.Connected, cancellationToken))
            return;
        if (await db.Batches.AnyAsync(b => b.StoreId == store && b.Kind == BatchKind.Pull && (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused), cancellationToken))
        {
            log.LogInformation("The scheduled pull of {Store} is left out: one is under way", store);
            return;
        }

        var started = await mediator.Send(new StartPullCommand(store, PullMode.Incremental, null, null, false, OperationPriority.Low), cancellationToken);
        if (started.IsFailure)
            log.LogWarning("The scheduled pull of {Store} could not start: {Reason}", store, started.Error.Message);

        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.StoreId == store, cancellationToken);
        schedule?.Ran(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}

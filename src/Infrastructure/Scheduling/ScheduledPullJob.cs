using MediatR;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Starts a pull of a store by its schedule, unless one is still under way.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledPullJob(
    IMediator mediator, IAppDbContext db, CurrentUser user, IProgressFeed feed, TimeProvider clock, ILogger<ScheduledPullJob> log) : ScheduledJob(db, user, feed, clock)
{
    private readonly IAppDbContext _db = db;

    protected override async Task<bool> Run(Schedule schedule, CancellationToken ct)
    {
        var store = schedule.StoreId!.Value;
        if (await _db.Batches.PullUnderWay(store, ct))
        {
            log.LogInformation("The scheduled pull of {Store} ({DataType}) is left out: one is under way", store, schedule.DataType);
            return false;
        }

        var mode = schedule.DataType == Schedule.Reconcile ? PullMode.Full : PullMode.Incremental;
        var started = await mediator.Send(new StartPullCommand(store, mode, null, null, false, OperationPriority.Low), ct);
        if (started.IsFailure)
            log.LogWarning("The scheduled pull of {Store} could not start: {Reason}", store, started.Error.Message);
        return !started.IsFailure;
    }
}

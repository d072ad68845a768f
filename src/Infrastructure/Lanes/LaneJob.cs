using Quartz;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Runs one lane. Quartz lets only one of a lane run at a time (in a cluster too, by its job store), and starts it again
/// on another node when its node dies.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class LaneJob(LaneRunner runner, QuartzLaneWaker waker) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var laneId = context.JobDetail.Key.Name;
        if (await runner.Run(laneId, context.Scheduler.SchedulerInstanceId, cancellationToken) is { } due)
            await waker.WakeAt(laneId, due, CancellationToken.None);
    }
}

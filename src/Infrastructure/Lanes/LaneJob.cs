using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Runs one lane. Quartz lets only one of a lane run at a time (in a cluster too, by its job store), and starts it again
/// on another node when its node dies.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class LaneJob(LaneRunner runner, QuartzLaneWaker waker, TimeProvider clock, ILogger<LaneJob> log) : IJob
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var laneId = context.JobDetail.Key.Name;
        DateTimeOffset? due;
        try
        {
            due = await runner.Run(laneId, Environment.MachineName, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // The lane itself could not go on (the database was away): its rows are the queue, so it simply starts again.
            log.LogError(trouble, "Lane {Lane} stopped; it starts again", laneId);
            due = clock.GetUtcNow() + PauseAfterTrouble;
        }

        if (due is { } moment)
            await waker.WakeAt(laneId, moment, CancellationToken.None);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Runs one lane. Quartz lets only one of a lane run at a time (in a cluster too, by its job store), and starts it again
/// on another node when its node dies. Should Quartz be wrong, the lane's own check-in says that it is held.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class LaneJob(LaneRunner runner, LanesHere here, LaneFence fence, QuartzLaneWaker waker, IAppDbContext db, TimeProvider clock, ILogger<LaneJob> log) : IJob
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var laneId = context.JobDetail.Key.Name;
        DateTimeOffset? due;
        try
        {
            due = await IsHeldElsewhere(laneId, cancellationToken) ? clock.GetUtcNow() + LookAgain : await Work(laneId, cancellationToken);
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

    private async Task<DateTimeOffset?> Work(string laneId, CancellationToken ct)
    {
        DateTimeOffset? due;
        here.Began(laneId);
        try
        {
            due = await runner.Run(laneId, ct);
        }
        finally
        {
            here.Ended(laneId);
        }

        // Whoever rang while it ran relied on it: what came in its last moment is found by looking once more.
        return due is null && !ct.IsCancellationRequested ? await runner.NextDue(laneId, ct) : due;
    }

    private async Task<bool> IsHeldElsewhere(string laneId, CancellationToken ct)
    {
        if (!fence.SeveralNodes)
            return false;

        var fresh = clock.GetUtcNow() - LaneFence.CheckInLimit;
        return await db.Lanes.AnyAsync(l => l.Id == laneId && l.RunBy != null && l.RunBy != fence.Node && l.CheckedInAt > fresh, ct);
    }
}

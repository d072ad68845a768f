using Quartz;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Wakes lanes: a running one by its bell, a sleeping one by a trigger of a fixed key, so that wake-ups never pile up.
/// </summary>
internal sealed class QuartzLaneWaker(ISchedulerFactory schedulers, LaneSignals signals) : ILaneWaker
{
    private const string Group = "lanes";

    public async Task Wake(string laneId, CancellationToken ct)
    {
        signals.Ring(laneId);
        await Trigger(laneId, new TriggerKey($"now:{laneId}", Group), null, ct);
    }

    /// <summary>Wakes the lane when its next operation is due.</summary>
    public Task WakeAt(string laneId, DateTimeOffset due, CancellationToken ct) =>
        Trigger(laneId, new TriggerKey($"due:{laneId}", Group), due, ct);

    private async Task Trigger(string laneId, TriggerKey key, DateTimeOffset? at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        if (scheduler.Status is SchedulerStatus.Shutdown or SchedulerStatus.ShuttingDown)
            return; // the server stops; its next start wakes every lane that has work

        var job = new JobKey(laneId, Group);
        if (!await scheduler.Exists(job, ct))
            await scheduler.AddJob(JobBuilder.Create<LaneJob>().WithIdentity(job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, ct);

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job);
        await scheduler.ScheduleTrigger((at is { } moment ? trigger.StartAt(moment) : trigger.StartNow()).Build(), TriggerConflict.Replace, ct);
    }
}

using System.Collections.Concurrent;
using Quartz;
using ShopifySync.Application.Lanes;
using ShopifySync.Infrastructure.Realtime;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Wakes lanes: one that runs here by its bell, one on another node by a notice, a sleeping one by a trigger of a fixed
/// key, so that wake-ups never pile up.
/// </summary>
internal sealed class QuartzLaneWaker(ISchedulerFactory schedulers, LaneSignals signals, LanesHere here, INotices notices) : ILaneWaker
{
    private const string Group = "lanes";
    private readonly ConcurrentDictionary<string, byte> _known = new();

    public async Task Wake(string laneId, CancellationToken ct)
    {
        signals.Ring(laneId);
        if (here.Runs(laneId))
            return; // it looks once more before it ends

        notices.Tell(NoticeKind.Lane, laneId);
        await Trigger(laneId, new TriggerKey($"now:{laneId}", Group), null, ct);
    }

    /// <summary>Wakes the lane when its next operation is due.</summary>
    public Task WakeAt(string laneId, DateTimeOffset due, CancellationToken ct) =>
        Trigger(laneId, new TriggerKey($"due:{laneId}", Group), due, ct);

    private async Task Trigger(string laneId, TriggerKey key, DateTimeOffset? at, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        if (scheduler.Status is SchedulerStatus.Shutdown or SchedulerStatus.ShuttingDown)
            return; // the server stops; its next start, or another node, wakes every lane that has work

        var job = new JobKey(laneId, Group);
        if (!_known.ContainsKey(laneId))
        {
            if (!await scheduler.Exists(job, ct))
                await scheduler.AddJob(JobBuilder.Create<LaneJob>().WithIdentity(job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, ct);
            _known.TryAdd(laneId, 0);
        }

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job);
        await scheduler.ScheduleTrigger((at is { } moment ? trigger.StartAt(moment) : trigger.StartNow()).Build(), TriggerConflict.Replace, ct);
    }
}

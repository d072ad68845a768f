using Quartz;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Scheduling;

internal sealed class QuartzSyncScheduler(ISchedulerFactory schedulers) : ISyncScheduler
{
    private const string Group = "schedules";

    public async Task Apply(Schedule schedule, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var key = Key(schedule.StoreId, schedule.DataType);
        await scheduler.UnscheduleJob(key, ct);
        if (!schedule.Enabled)
            return;

        var job = new JobKey(key.Name, Group);
        await scheduler.AddJob(
            JobBuilder.Create<ScheduledPullJob>().WithIdentity(job).UsingJobData(ScheduledPullJob.Store, schedule.StoreId.ToString()).StoreDurably().Build(),
            AddJobOptions.Replacing, ct);

        // A run that was missed (the server was down) is made up for once, not once for each miss.
        await scheduler.ScheduleJob(TriggerBuilder.Create().WithIdentity(key).ForJob(job)
            .WithCronSchedule(schedule.Cron, c => c.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build(), cancellationToken: ct);
    }

    public async Task<DateTimeOffset?> NextRun(StoreId store, string dataType, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        return (await scheduler.GetTrigger(Key(store, dataType), ct))?.NextFireTimeUtc;
    }

    private static TriggerKey Key(StoreId store, string dataType) => new($"{dataType}:{store}", Group);
}

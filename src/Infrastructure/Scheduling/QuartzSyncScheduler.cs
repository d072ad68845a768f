using System.Globalization;
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
        if (!schedule.Enabled)
        {
            await scheduler.UnscheduleJob(TriggerKeyOf(schedule), ct);
            return;
        }

        // A run that was missed (the server was down) is made up for once, not once for each miss.
        var trigger = TriggerBuilder.Create().WithIdentity(TriggerKeyOf(schedule)).ForJob(JobKeyOf(schedule))
            .WithCronSchedule(Spread(schedule.Cron, schedule.StoreId), c => c.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        // In one step: two nodes that start together would else take the other's trigger for a mistake.
        await scheduler.ScheduleJob(JobFor(schedule), [trigger], ScheduleJobOptions.Replacing, ct);
    }

    /// <summary>
    /// At start; one that was turned off is taken out, should a kill have come between its row and the job store of several nodes.
    /// False: it is off, or that job store has it already, and makes up by itself for a run that was missed.
    /// </summary>
    public async Task<bool> Ensure(Schedule schedule, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var there = await scheduler.GetTrigger(TriggerKeyOf(schedule), ct) as ICronTrigger;
        if (there?.CronExpressionString == (schedule.Enabled ? Spread(schedule.Cron, schedule.StoreId) : null))
            return false;

        await Apply(schedule, ct);
        return schedule.Enabled;
    }

    public async Task RunNow(Schedule schedule, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.AddJob(JobFor(schedule), AddJobOptions.Replacing, ct);
        await scheduler.TriggerJob(JobKeyOf(schedule), cancellationToken: ct);
    }

    public async Task<DateTimeOffset?> NextRun(Schedule schedule, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        return (await scheduler.GetTrigger(TriggerKeyOf(schedule), ct))?.NextFireTimeUtc;
    }

    public bool Understands(string cron) => CronExpression.TryParse(cron, out _);

    /// <summary>Whether a run was missed since the last one. What never ran is not overdue: it begins with its next turn.</summary>
    internal static bool IsOverdue(Schedule schedule, DateTimeOffset now) =>
        schedule.LastRunAt is { } last
        && new CronExpression(Spread(schedule.Cron, schedule.StoreId), TimeZoneInfo.Utc).GetNextValidTimeAfter(last) < now;

    /// <summary>Stores that are pulled at the same minute begin at seconds of their own, so that they do not all come at once.</summary>
    internal static string Spread(string cron, StoreId? store)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields[0] != "0" || store is not { } id)
            return cron;

        fields[0] = (id.Value.ToByteArray()[^1] % 60).ToString(CultureInfo.InvariantCulture);
        return string.Join(' ', fields);
    }

    private static IJobDetail JobFor(Schedule schedule) =>
        JobBuilder.Create().OfType(TypeOf(schedule)).WithIdentity(JobKeyOf(schedule)).UsingJobData(ScheduledJob.ScheduleId, schedule.Id.ToString()).StoreDurably().Build();

    private static Type TypeOf(Schedule schedule) => schedule.DataType switch
    {
        Schedule.Webhooks => typeof(SubscriptionCheckJob),
        Schedule.CleanUp => typeof(CleanUpJob),
        _ => typeof(ScheduledPullJob),
    };

    private static string NameOf(Schedule schedule) => $"{schedule.DataType}:{schedule.StoreId?.ToString() ?? "server"}";

    private static TriggerKey TriggerKeyOf(Schedule schedule) => new(NameOf(schedule), Group);

    private static JobKey JobKeyOf(Schedule schedule) => new(NameOf(schedule), Group);
}

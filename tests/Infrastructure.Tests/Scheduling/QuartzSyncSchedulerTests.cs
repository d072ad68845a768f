using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Scheduling;

namespace ShopifySync.Infrastructure.Tests.Scheduling;

public sealed class QuartzSyncSchedulerTests
{
    [Test]
    public void Spread_GivesStoresSecondsOfTheirOwn()
    {
        var crons = Enumerable.Range(0, 40).Select(_ => QuartzSyncScheduler.Spread("0 0/30 * * * ?", StoreId.New())).ToList();

        Assert.That(crons, Has.All.EndsWith(" 0/30 * * * ?"));
        Assert.That(crons.Distinct().Count(), Is.GreaterThan(5));
    }

    [Test]
    public void Spread_OfOneStore_IsTheSameAfterARestart()
    {
        var store = new StoreId(Guid.Parse("01990000-0000-7000-8000-00000000002a"));

        Assert.That(QuartzSyncScheduler.Spread("0 0 * * * ?", store), Is.EqualTo("42 0 * * * ?"));
    }

    [Test]
    public void Spread_LeavesASecondThatSomebodyChose() =>
        Assert.That(QuartzSyncScheduler.Spread("15 0 * * * ?", StoreId.New()), Is.EqualTo("15 0 * * * ?"));

    [TestCase("2026-11-21T02:00:01Z", "2026-11-22T01:59:00Z", false)]
    [TestCase("2026-11-21T02:00:01Z", "2026-11-22T02:00:01Z", true)]
    [TestCase("2026-11-21T02:00:01Z", "2026-11-29T12:00:00Z", true)]
    [TestCase(null, "2026-11-29T12:00:00Z", false)]
    public void IsOverdue_WhenATurnWasMissedSinceTheLastRun(string? last, string now, bool overdue)
    {
        var schedule = new Schedule(null, Schedule.CleanUp, "0 0 2 * * ?");
        if (last is not null)
            schedule.Ran(DateTimeOffset.Parse(last, CultureInfo.InvariantCulture));

        Assert.That(QuartzSyncScheduler.IsOverdue(schedule, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)), Is.EqualTo(overdue));
    }

    [Test]
    public async Task Apply_Twice_LeavesOneTriggerWithTheLastCron()
    {
        var schedulers = InMemory();
        var scheduler = new QuartzSyncScheduler(schedulers);
        var schedule = new Schedule(null, Schedule.CleanUp, "0 0 2 * * ?");
        await scheduler.Apply(schedule, default);
        schedule.Set("0 0 3 * * ?", enabled: true);

        await scheduler.Apply(schedule, default);

        Assert.That((await scheduler.NextRun(schedule, default))!.Value.Hour, Is.EqualTo(3));
        Assert.That((await (await schedulers.GetScheduler()).GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup())).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Ensure_OfAScheduleThatWasTurnedOffBeforeAKill_TakesItOut()
    {
        var scheduler = new QuartzSyncScheduler(InMemory());
        var schedule = new Schedule(null, Schedule.CleanUp, "0 0 2 * * ?");
        await scheduler.Apply(schedule, default);
        schedule.Set(schedule.Cron, enabled: false);

        Assert.That(await scheduler.Ensure(schedule, default), Is.False);
        Assert.That(await scheduler.NextRun(schedule, default), Is.Null);
    }

    private static ISchedulerFactory InMemory()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddQuartz(q => q.ConfigureScheduler(o => o.InstanceName = Guid.CreateVersion7().ToString()));
        return services.BuildServiceProvider().GetRequiredService<ISchedulerFactory>();
    }

    [Test]
    public void Interval_GoesToCronAndBack() =>
        Assert.That(Interval.Minutes.Select(m => Interval.Of(Interval.ToCron(m)!)), Is.EqualTo(Interval.Minutes));
}

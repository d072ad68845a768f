using System.Globalization;
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
    public void Interval_GoesToCronAndBack() =>
        Assert.That(Interval.Minutes.Select(m => Interval.Of(Interval.ToCron(m)!)), Is.EqualTo(Interval.Minutes));
}

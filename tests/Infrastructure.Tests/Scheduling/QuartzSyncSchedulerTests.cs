using ShopifySync.Application.Scheduling;
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

    [Test]
    public void Interval_GoesToCronAndBack() =>
        Assert.That(Interval.Minutes.Select(m => Interval.Of(Interval.ToCron(m)!)), Is.EqualTo(Interval.Minutes));
}

using ShopifySync.Application.Pulling;

namespace ShopifySync.Application.Tests.Pulling;

public sealed class PullForecastTests
{
    private static readonly PullFigures Plus = new()
    {
        Available = 2_000, RestoreRate = 1_000, PointsPerProduct = 2, PagesSecondsPerProduct = 0.001, PagesSecondsPerNew = 0.01,
        BulkProductsPerSecond = 500, BulkSecondsPerProduct = 0.001, BulkSecondsPerNew = 0.01, SpeedsAreLearned = true,
    };

    [TestCase(1_999, 500, PullRoute.Pages, TestName = "Of_ASmallStore_TakesPages")]
    [TestCase(10_000, 500, PullRoute.Pages, TestName = "Of_ALargeStoreThatWritesSlowly_TakesPages")]
    [TestCase(10_000, 5_000, PullRoute.Bulk, TestName = "Of_ALargeStoreThatWritesFast_TakesABulkOperation")]
    public void Of_Products(int products, double perSecond, PullRoute expected)
    {
        var forecast = PullForecast.Of(Known(products), Plus with { BulkProductsPerSecond = perSecond });

        Assert.That(forecast.Route, Is.EqualTo(expected), forecast.Reason);
    }

    [Test]
    public void Of_SpeedsThatAreOnlyAssumed_TakesTheFewerPoints()
    {
        var forecast = PullForecast.Of(Known(10_000), Plus with { SpeedsAreLearned = false });

        Assert.That(forecast.Route, Is.EqualTo(PullRoute.Bulk));
        Assert.That(forecast.Reason, Does.Contain("30 points instead of 20,000"));
    }

    [Test]
    public void Of_PointsThatHoldBack_TakesWhatTheBucketLacksAtItsRate()
    {
        var pages = PullForecast.Of(Known(10_000), Plus).Pages!;

        Assert.That((pages.Points, pages.Calls), Is.EqualTo((20_000, 201)), "200 pages and a count");
        Assert.That(pages.Seconds, Is.EqualTo(18).Within(0.01));
    }

    [Test]
    public void Of_ProductsThatAreNewHere_TakesTheTimeToStageThem()
    {
        var forecast = PullForecast.Of(new PullWork(10_000, Linked: 4_000, AreNamed: false), Plus, PullRoute.Bulk);

        Assert.That(forecast.BulkOperation!.Seconds, Is.EqualTo(20 + 4 + 60).Within(0.01));
        Assert.That(forecast.ToBatch()!.Seconds, Is.EqualTo(forecast.BulkOperation.Seconds));
    }

    [Test]
    public void Of_NamedProducts_KnowsNoBulkOperation()
    {
        var forecast = PullForecast.Of(new PullWork(120, 120, AreNamed: true), Plus);

        Assert.That((forecast.Route, forecast.BulkOperation, forecast.Pages!.Calls), Is.EqualTo((PullRoute.Pages, (object?)null, 3)));
    }

    [Test]
    public void Of_AStoreThatDidNotCount_ForeseesNothing()
    {
        var forecast = PullForecast.Of(new PullWork(null, 0, AreNamed: false), Plus);

        Assert.That((forecast.Products, forecast.ToBatch()), Is.EqualTo(((int?)null, (object?)null)));
    }

    private static PullWork Known(int products) => new(products, products, AreNamed: false);
}

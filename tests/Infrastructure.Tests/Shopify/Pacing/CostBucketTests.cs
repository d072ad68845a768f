using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

public sealed class CostBucketTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [TestCase(541, 10, null, TestName = "WaitFor_BeforeTheFirstAnswer_LetsOneDearCallFindOut")]
    [TestCase(10, 10, 0, TestName = "WaitFor_BeforeTheFirstAnswer_LetsAFewCheapCallsGo")]
    public void WaitFor_BeforeTheFirstAnswer(double first, double second, double? milliseconds)
    {
        var bucket = new CostBucket();

        var wait = bucket.WaitFor(first, critical: false, Start);
        bucket.Take(first, Start);

        Assert.That((wait?.TotalMilliseconds, bucket.WaitFor(second, critical: false, Start)?.TotalMilliseconds), Is.EqualTo(((double?)0, milliseconds)));
    }

    [TestCase(100, 0)]
    [TestCase(160, 60)]
    [TestCase(250, 960)]
    public void WaitFor_WhenThePointsAreNotThere_SaysWhenTheyWillBe(double cost, double milliseconds)
    {
        var bucket = Known(available: 200, maximum: 2_000, rate: 100);

        var wait = bucket.WaitFor(cost, critical: false, Start);

        Assert.That(wait!.Value.TotalMilliseconds, Is.EqualTo(milliseconds).Within(0.001), "46 points stay for critical calls");
    }

    [Test]
    public void WaitFor_ACriticalCall_MayTakeTheReserve()
    {
        var bucket = Known(available: 60, maximum: 2_000, rate: 100);

        Assert.That((bucket.WaitFor(60, critical: true, Start), bucket.WaitFor(60, critical: false, Start) > TimeSpan.Zero),
            Is.EqualTo(((TimeSpan?)TimeSpan.Zero, true)));
    }

    [Test]
    public void WaitFor_MoreThanTheBucketHolds_WaitsForAFullBucketOnly()
    {
        var bucket = Known(available: 500, maximum: 1_000, rate: 100);

        Assert.That(bucket.WaitFor(5_000, critical: false, Start), Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Answered_GivesBackWhatWasNotUsed()
    {
        var bucket = Known(available: 1_000, maximum: 2_000, rate: 100);
        var sent = bucket.Take(500, Start);

        bucket.Answered(sent, new QueryCost(500, 100, 2_000, 900, 100), Start);

        Assert.That(bucket.WaitFor(850, critical: false, Start), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Answered_WhenOthersTookPoints_BelievesShopify()
    {
        var bucket = Known(available: 1_000, maximum: 2_000, rate: 100);
        var sent = bucket.Take(10, Start);

        bucket.Answered(sent, new QueryCost(10, 10, 2_000, 50, 100), Start + TimeSpan.FromSeconds(1));

        Assert.That((bucket.WaitFor(50, critical: true, Start + TimeSpan.FromSeconds(1)) > TimeSpan.Zero, bucket.OthersRate > 0), Is.EqualTo((true, true)));
    }

    [Test]
    public void Answered_WhileOtherCallsAreUnderWay_DoesNotCountThemTwice()
    {
        var bucket = Known(available: 1_000, maximum: 2_000, rate: 100);
        var sent = bucket.Take(100, Start);
        bucket.Take(100, Start);

        bucket.Answered(sent, new QueryCost(100, 100, 2_000, 900, 100), Start);

        Assert.That(bucket.Budget(Start)!.Available, Is.EqualTo(800), "Shopify has not seen the second call yet");
    }

    [Test]
    public void Lost_ACallThatNeverArrived_IsMadeGoodByTheNextAnswer()
    {
        var bucket = Known(available: 1_000, maximum: 2_000, rate: 100);
        bucket.Lost(bucket.Take(900, Start), Start);
        var sent = bucket.Take(10, Start);

        bucket.Answered(sent, new QueryCost(10, 10, 2_000, 990, 100), Start);

        Assert.That(bucket.WaitFor(900, critical: false, Start), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Answered_AfterAPlanChange_FollowsTheNewRate()
    {
        var bucket = Known(available: 100, maximum: 2_000, rate: 100);
        var sent = bucket.Take(10, Start);

        bucket.Answered(sent, new QueryCost(10, 10, 2_000, 90, 1_000), Start);

        Assert.That(bucket.WaitFor(140, critical: false, Start), Is.EqualTo(TimeSpan.FromMilliseconds(62)), "12 points stay for critical calls");
    }

    [Test]
    public void WaitFor_WhileMuchIsUnderWay_WaitsForTheTracesOfOthers()
    {
        var bucket = Known(available: 900, maximum: 2_000, rate: 100);
        bucket.Take(290, Start);

        var atOnce = bucket.WaitFor(20, critical: false, Start);
        var whenItTakesLong = bucket.WaitFor(20, critical: false, Start + TimeSpan.FromSeconds(1));

        Assert.That((atOnce > TimeSpan.Zero, bucket.WaitFor(20, critical: true, Start), whenItTakesLong),
            Is.EqualTo((true, (TimeSpan?)TimeSpan.Zero, (TimeSpan?)TimeSpan.Zero)));
    }

    private static CostBucket Known(double available, double maximum, double rate)
    {
        var bucket = new CostBucket();
        bucket.Answered(bucket.Take(1, Start), new QueryCost(1, 1, maximum, available, rate), Start);
        return bucket;
    }
}

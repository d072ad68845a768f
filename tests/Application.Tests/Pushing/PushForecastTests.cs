using ShopifySync.Application.Pushing;

namespace ShopifySync.Application.Tests.Pushing;

public sealed class PushForecastTests
{
    private static readonly PushFigures Plus = new() { Available = 2_000, RestoreRate = 1_000, BulkLinesPerSecond = 2_000, BulkSpeedIsLearned = true };

    [TestCase(40, 2_000, PushRoute.Single, TestName = "Of_AFewChanges_TakesSingleCallsWhateverTheSpeed")]
    [TestCase(10_000, 2_000, PushRoute.Bulk, TestName = "Of_ManyChangesAndAFastStore_TakesBulk")]
    [TestCase(10_000, 10, PushRoute.Single, TestName = "Of_ManyChangesAndASlowStore_TakesSingleCalls")]
    public void Of_Prices(int changes, double linesPerSecond, PushRoute expected)
    {
        var forecast = PushForecast.Of(Prices(changes), Plus with { BulkLinesPerSecond = linesPerSecond });

        Assert.That(forecast.Route, Is.EqualTo(expected), forecast.Reason);
        Assert.That(forecast.Seconds, Is.EqualTo(expected == PushRoute.Bulk ? forecast.BulkOperations!.Seconds : forecast.SingleCalls.Seconds));
    }

    [Test]
    public void Of_PointsThatHoldBack_TakesWhatTheBucketLacksAtItsRate()
    {
        var forecast = PushForecast.Of(Prices(10_000), Plus, PushRoute.Single);

        // 2,500 readings of 18 points and 10,000 writes of 12.
        Assert.That(forecast.Points, Is.EqualTo(165_000));
        Assert.That(forecast.Calls, Is.EqualTo(12_500));
        Assert.That(forecast.Seconds, Is.EqualTo(163).Within(0.5));
    }

    [Test]
    public void Of_OwnWorkThatHoldsBack_TakesThat()
    {
        var forecast = PushForecast.Of(Prices(1_000), Plus with { RestoreRate = 1_000_000, Available = 1_000_000, SingleSecondsPerChange = 0.05 }, PushRoute.Single);

        Assert.That(forecast.Seconds, Is.EqualTo(50).Within(0.01));
    }

    [Test]
    public void Of_AStoreThatHasNotToldItsRate_GivesNoSecondsAndTheRouteWithFewerPoints()
    {
        var forecast = PushForecast.Of(Prices(10_000), new PushFigures());

        Assert.That(forecast.Seconds, Is.Null);
        Assert.That(forecast.Route, Is.EqualTo(PushRoute.Bulk), forecast.Reason);
    }

    [Test]
    public void Of_WhatBulkCannotWrite_GoesBySingleCallsAndSaysSo()
    {
        var forecast = PushForecast.Of(new PushWork(500, new Dictionary<PushDocumentKind, int> { [PushDocumentKind.ProductSet] = 500 }, 0, 0, 0), Plus);

        Assert.That(forecast.Route, Is.EqualTo(PushRoute.Single));
        Assert.That(forecast.BulkOperations, Is.Null);
        Assert.That(forecast.Reason, Does.Contain("bulk operations write fields of products and variants that the store has"));
    }

    [TestCase(60_000, 2_500, 1_000, 2, TestName = "Of_NewVariantsBeyondADaysShare_TakesDays")]
    [TestCase(10_000, 2_500, 1_000, 0, TestName = "Of_AStoreBelowTheLimit_HasNoSuchLimit")]
    [TestCase(60_000, 2_500, null, 0, TestName = "Of_APlanWithoutTheLimit_HasNoSuchLimit")]
    public void Of_NewVariants(int there, int made, int? aDay, int days)
    {
        var work = new PushWork(10, new Dictionary<PushDocumentKind, int> { [PushDocumentKind.VariantsCreate] = 10 }, 0, 0, made);

        var forecast = PushForecast.Of(work, Plus with { StoreVariants = there, VariantsADay = aDay });

        Assert.That(Math.Floor(forecast.Seconds!.Value / 86_400), Is.EqualTo(days));
        Assert.That(forecast.VariantLimit is not null, Is.EqualTo(days > 0));
    }

    [TestCase(1, 10.2, TestName = "Of_FilesThatWereNotSeenSideBySide_TakesThemOneAfterAnother")]
    [TestCase(2, 5.2, TestName = "Of_FilesThatGainSideBySide_TakesLess")]
    [TestCase(9, 2.7, TestName = "Of_FewFiles_GainsNoMoreThanThereAre")]
    public void Of_FilesSideBySide(double gain, double seconds)
    {
        var forecast = PushForecast.Of(Prices(10_000), Plus with { BulkLinesPerSecond = 1_000, BulkGainSideBySide = gain, BulkSecondsPerChange = 0, LatencySeconds = 0 }, PushRoute.Bulk);

        Assert.That(forecast.Seconds, Is.EqualTo(seconds).Within(0.01), "four files");
    }

    [TestCase(1, 13.2, TestName = "Of_OneFile_TakesOurWorkAndShopifysOneAfterTheOther")]
    [TestCase(4, 10.95, TestName = "Of_SeveralFiles_TakesTheLongerWorkAndOneFilesShareOfTheOther")]
    public void Of_OurWorkBesideShopifys(int files, double seconds)
    {
        var forecast = PushForecast.Of(
            Prices(10_000), Plus with { LinesPerFile = 10_000 / files, BulkLinesPerSecond = 1_000 / 0.3, BulkSecondsPerChange = 0.001, LatencySeconds = 0 }, PushRoute.Bulk);

        Assert.That(forecast.Seconds, Is.EqualTo(seconds).Within(0.01));
    }

    [Test]
    public void OursOf_UndoesOverlapping([Values(0.5, 3, 10)] double ours, [Values(0.5, 3, 10)] double atShopify, [Values(1, 2.5, 4)] double files)
    {
        var together = PushForecast.Overlapping(ours, atShopify, files);

        Assert.That(PushForecast.OursOf(together, atShopify, files), Is.EqualTo(ours).Within(1e-9));
    }

    [Test]
    public void Of_MoreChanges_NeverTakesLess([Values] PushRoute route, [Values(100, 1_000)] double rate)
    {
        var seconds = Enumerable.Range(1, 60).Select(n => PushForecast.Of(Prices(n * 173), Plus with { RestoreRate = rate }, route).Seconds).ToList();

        Assert.That(seconds, Is.Ordered.Ascending);
    }

    [Test]
    public void Of_LeftToItself_TakesTheFasterRoute([Values(100, 500, 2_500, 10_000)] int changes, [Values(10, 25, 400, 5_000)] double speed, [Values(100, 1_000)] double rate)
    {
        var forecast = PushForecast.Of(Prices(changes), Plus with { BulkLinesPerSecond = speed, RestoreRate = rate });

        Assert.That(forecast.Seconds, Is.EqualTo(Math.Min(forecast.SingleCalls.Seconds!.Value, forecast.BulkOperations!.Seconds!.Value)));
    }

    private static PushWork Prices(int changes) => new(changes, new Dictionary<PushDocumentKind, int> { [PushDocumentKind.VariantsUpdate] = changes }, changes, changes, 0);
}

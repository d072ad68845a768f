using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

public sealed class StoreClocksTests
{
    private static readonly ShopDomain Shop = ShopDomain.Parse("demo").Value;
    private static readonly DateTimeOffset Ours = new(2026, 11, 21, 13, 0, 0, 400, TimeSpan.Zero);

    [TestCase(60)]
    [TestCase(-60)]
    public void At_IsTheStoresOwnTime_HoweverFarOursIsOff(int minutesAhead)
    {
        var clocks = new StoreClocks();
        clocks.Heard(Shop, Ours.AddMinutes(-minutesAhead).AddMilliseconds(-400), Ours);

        var theirs = clocks.At(Shop, Ours.AddSeconds(5));

        Assert.That(theirs, Is.EqualTo(Ours.AddSeconds(5).AddMinutes(-minutesAhead)).Within(TimeSpan.FromSeconds(1)));
        Assert.That(theirs, Is.LessThanOrEqualTo(Ours.AddSeconds(5).AddMinutes(-minutesAhead)));
    }

    [Test]
    public void At_OfAStoreThatHasNotAnswered_IsUnknown() => Assert.That(new StoreClocks().At(Shop, Ours), Is.Null);

    [Test]
    public void Heard_WithoutADate_KeepsWhatWasKnown()
    {
        var clocks = new StoreClocks();
        clocks.Heard(Shop, Ours, Ours);
        clocks.Heard(Shop, null, Ours.AddHours(1));

        Assert.That(clocks.At(Shop, Ours), Is.EqualTo(Ours));
    }
}

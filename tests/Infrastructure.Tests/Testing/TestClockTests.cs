using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Testing;

public sealed class TestClockTests
{
    [Test]
    public async Task Advance_PastADelay_EndsIt()
    {
        var clock = new TestClock();
        var delay = Task.Delay(TimeSpan.FromMinutes(5), clock);
        clock.Advance(TimeSpan.FromMinutes(4));
        var early = delay.IsCompleted;

        clock.Advance(TimeSpan.FromMinutes(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.That(early, Is.False);
    }

    [Test]
    public void Advance_OverSeveralPeriods_FiresEachAtItsOwnMoment()
    {
        var clock = new TestClock();
        var start = clock.GetUtcNow();
        var fired = new List<double>();
        using var timer = clock.CreateTimer(_ => fired.Add((clock.GetUtcNow() - start).TotalSeconds), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That(fired, Is.EqualTo(new double[] { 1, 3, 5 }));
    }
}

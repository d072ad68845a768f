using ShopifySync.Domain.Operations;
using ShopifySync.Infrastructure.Shopify.Pacing;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

public sealed class CostPacerTests
{
    private readonly TestClock _clock = new();

    [Test]
    public async Task Reserve_WhenTheBucketIsEmpty_WaitsUntilItHasRefilled()
    {
        using var pacer = await Known(available: 0, rate: 100);

        var turn = pacer.Reserve(50, OperationPriority.Normal, default);
        _clock.Advance(TimeSpan.FromMilliseconds(940));
        var tooEarly = turn.IsCompleted;
        _clock.Advance(TimeSpan.FromMilliseconds(40));

        await turn.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(tooEarly, Is.False, "50 points and the reserve of 46 take 0.96 s");
    }

    [Test]
    public async Task Reserve_WhenSeveralWait_LetsTheUrgentOnesGoFirstAndTheRestInOrder()
    {
        using var pacer = await Known(available: 0, rate: 100);
        var went = new List<string>();
        var all = new[]
        {
            Go("batch", OperationPriority.Batch), Go("first normal", OperationPriority.Normal),
            Go("second normal", OperationPriority.Normal), Go("critical", OperationPriority.Critical),
        };

        foreach (var _ in all)
        {
            var before = went.Count;
            await Eventually.True(() => AfterAMoment(() => went.Count > before), "one more call may go");
        }

        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(went, Is.EqualTo(new[] { "critical", "first normal", "second normal", "batch" }));

        async Task Go(string name, OperationPriority priority)
        {
            await pacer.Reserve(100, priority, default);
            lock (went)
                went.Add(name);
        }
    }

    [Test]
    public async Task Reserve_WhenCancelled_GivesItsTurnToTheNext()
    {
        using var pacer = await Known(available: 0, rate: 100);
        using var stop = new CancellationTokenSource();
        var cancelled = pacer.Reserve(1_900, OperationPriority.Normal, stop.Token);
        var next = pacer.Reserve(10, OperationPriority.Normal, default);

        await stop.CancelAsync();
        _clock.Advance(TimeSpan.FromSeconds(20));

        await next.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Reserve_BeforeTheFirstAnswer_HoldsTheOthersBack()
    {
        using var pacer = new CostPacer(_clock);
        var first = await pacer.Reserve(200, OperationPriority.Normal, default);

        var second = pacer.Reserve(200, OperationPriority.Normal, default);
        var beforeTheAnswer = second.IsCompleted;
        pacer.Settle(first, new QueryCost(200, 200, 2_000, 1_800, 100));

        await second.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(beforeTheAnswer, Is.False);
    }

    [Test]
    public async Task Lose_OfTheVeryFirstCall_LetsAnotherFindOut()
    {
        using var pacer = new CostPacer(_clock);
        var first = await pacer.Reserve(200, OperationPriority.Normal, default);
        var second = pacer.Reserve(200, OperationPriority.Normal, default);

        pacer.Lose(first);

        Assert.That(async () => await second.WaitAsync(TimeSpan.FromSeconds(5)), Throws.Nothing);
    }

    private bool AfterAMoment(Func<bool> met)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        return met();
    }

    private async Task<CostPacer> Known(double available, double rate)
    {
        var pacer = new CostPacer(_clock);
        pacer.Settle(await pacer.Reserve(1, OperationPriority.Normal, default), new QueryCost(1, 1, 2_000, available, rate));
        return pacer;
    }
}

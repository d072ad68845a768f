namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

/// <summary>The pacing law: N calls through a bucket take (N * cost - bucket) / rate and one round trip, and none is throttled.</summary>
public sealed class PacingLawTests
{
    [TestCase(600, 10, 2_000, 1_000, 10, 30)]
    [TestCase(2_000, 10, 2_000, 1_000, 10, 30)]
    [TestCase(600, 10, 2_000, 1_000, 50, 30)]
    [TestCase(600, 10, 2_000, 1_000, 50, 200)]
    [TestCase(400, 10, 2_000, 100, 10, 30)]
    [TestCase(100, 541, 2_000, 1_000, 10, 300)]
    public void Bucket_AtFullLoad_TakesTheTheoreticalTimeAndIsNeverThrottled(
        int calls, int cost, int maximum, int rate, int workers, int roundTripMs)
    {
        var theory = ((double)calls * cost - maximum) / rate;
        var simulation = new BucketSimulation(maximum, rate, roundTripMs);
        simulation.Add(calls, cost, workers);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.Zero);
            Assert.That(simulation.Elapsed.TotalSeconds, Is.InRange(theory, (theory * 1.03) + (2 * roundTripMs / 1_000d) + (50d / rate)));
        });
    }

    [Test]
    public void Bucket_SharedByTwoProcesses_IsHardlyEverThrottled()
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 30);
        simulation.Add(400, 10, workers: 10);
        simulation.Add(400, 10, workers: 10);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.LessThanOrEqualTo(8), "at most 1 %");
            Assert.That(simulation.Elapsed.TotalSeconds, Is.InRange(6.0, 6.0 * 1.05));
        });
    }

    [Test]
    public void Bucket_DrainedByAnotherApp_SlowsDownInsteadOfBeingThrottled()
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 30) { DrainPerSecond = 600 };
        simulation.Add(400, 10, workers: 10);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.LessThanOrEqualTo(4), "at most 1 %");
            Assert.That(simulation.Elapsed.TotalSeconds, Is.InRange((4_000 - 2_000) / 400d, (4_000 - 2_000) / 400d * 1.15));
        });
    }
}

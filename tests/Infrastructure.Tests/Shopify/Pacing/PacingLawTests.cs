namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

/// <summary>The pacing law: N calls through a bucket take (N * cost - bucket) / rate and one round trip, and none is throttled.</summary>
public sealed class PacingLawTests
{
    [TestCase(600, 10, 2_000, 1_000, 10, 30)]
    [TestCase(2_000, 10, 2_000, 1_000, 10, 30)]
    [TestCase(600, 12, 2_000, 1_000, 40, 30)]
    [TestCase(600, 12, 2_000, 1_000, 40, 200)]
    [TestCase(2_000, 12, 2_000, 1_000, 40, 200)]
    [TestCase(400, 10, 2_000, 100, 10, 30)]
    [TestCase(100, 541, 2_000, 1_000, 10, 300)]
    public void Bucket_AtFullLoad_TakesTheTheoreticalTimeAndIsNeverThrottled(
        int calls, int cost, int maximum, int rate, int workers, int roundTripMs)
    {
        var theory = Theory(calls * cost, maximum, rate, roundTripMs);

        foreach (var wayThere in new[] { 0, 0.5, 1 })
        {
            var simulation = new BucketSimulation(maximum, rate, roundTripMs) { WayThere = wayThere };
            simulation.Add(calls, cost, workers);

            simulation.Run();

            var where = $"the points are taken after {wayThere:P0} of the way";
            Assert.Multiple(() =>
            {
                Assert.That(simulation.Throttled, Is.Zero, where);
                Assert.That(simulation.Elapsed.TotalSeconds / theory, Is.InRange(0.95, 1.03), where);
            });
        }
    }

    [TestCase(600, 30)]
    [TestCase(2_000, 30)]
    [TestCase(600, 200)]
    [TestCase(2_000, 200)]
    public void Bucket_SharedByTwoProcesses_IsHardlyEverThrottled(int calls, int roundTripMs)
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs);
        simulation.Add(calls / 2, 12, workers: 40);
        simulation.Add(calls / 2, 12, workers: 40);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.LessThanOrEqualTo(calls / 100));
            Assert.That(simulation.Elapsed.TotalSeconds / Theory(calls * 12, 2_000, 1_000, roundTripMs), Is.InRange(0.95, 1.065));
        });
    }

    [TestCase(0.45)]
    [TestCase(0.4)]
    [TestCase(0.3)]
    public void Bucket_WhenTheOtherProcessEndsEarlier_TakesItsShareSoon(double itsShare)
    {
        const int Calls = 2_000;
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 200);
        simulation.Add((int)(Calls * itsShare), 12, workers: 40);
        simulation.Add((int)(Calls * (1 - itsShare)), 12, workers: 40);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.LessThanOrEqualTo(Calls / 100));
            Assert.That(simulation.Elapsed.TotalSeconds / Theory(Calls * 12, 2_000, 1_000, 200), Is.InRange(0.95, 1.01));
        });
    }

    [Test]
    public void Bucket_WhenLessIsTakenThanAsked_SpendsTheRest()
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 30) { ActualShare = 0.5 };
        simulation.Add(600, 20, workers: 40);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.Zero);
            Assert.That(simulation.Elapsed.TotalSeconds, Is.LessThan(Theory(6_000, 2_000, 1_000, 30) * 1.05));
        });
    }

    [Test]
    public void Bucket_WhenAnswersAreLost_NeitherStopsNorOverspends()
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 30) { LosesOneIn = 20 };
        simulation.Add(600, 12, workers: 40);

        simulation.Run();

        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.Zero);
            Assert.That(simulation.Elapsed.TotalSeconds, Is.LessThan((Theory(7_200, 2_000, 1_000, 30) * 1.05) + 1), "the last answer waited for may be a lost one");
        });
    }

    [TestCase(1_000, 100, TestName = "Bucket_WhenThePlanGetsSmallerInFlight_SlowsDown")]
    [TestCase(4_000, 2_000, TestName = "Bucket_WhenThePlanGetsLargerInFlight_SpeedsUp")]
    public void Bucket_AfterAPlanChange(int maximum, int rate)
    {
        var simulation = new BucketSimulation(2_000, 1_000, roundTripMs: 30) { PlanChange = (TimeSpan.FromSeconds(2), maximum, rate) };
        simulation.Add(500, 12, workers: 40);

        simulation.Run();

        var left = 6_000 - 2_000 - (2 * 1_000d);
        Assert.Multiple(() =>
        {
            Assert.That(simulation.Throttled, Is.LessThanOrEqualTo(5), "at most 1 %");
            Assert.That(simulation.Elapsed.TotalSeconds, Is.EqualTo(2 + (left / rate)).Within(0.4).Or.EqualTo(2 + (left / rate)).Within(5).Percent);
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

    private static double Theory(double points, double maximum, double rate, double roundTripMs) => ((points - maximum) / rate) + (roundTripMs / 1_000);
}

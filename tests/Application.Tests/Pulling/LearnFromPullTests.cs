using Microsoft.EntityFrameworkCore;
using NSubstitute;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Tests.Pulling;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class LearnFromPullTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task Learn_FromPagesThatPointsDidNotHoldBack_KnowsTheirSpeedAndCost()
    {
        var figures = await Learn(unchanged: 1_000, staged: 0, points: 2_500);

        Assert.That(figures, Is.EqualTo(new Dictionary<string, double>
        {
            [StoreFigures.BucketSize] = 2_000, [StoreFigures.RestoreRate] = 1_000, [StoreFigures.PullPagesPoints] = 2.5, [StoreFigures.PullPagesSeconds] = 0.01,
        }));
    }

    [Test]
    public async Task Learn_FromAFirstContact_KnowsHowLongNewProductsTake()
    {
        var figures = await Learn(unchanged: 0, staged: 1_000, points: 2_500);

        Assert.That(figures, Does.ContainKey(StoreFigures.PullPagesNewSeconds).And.Not.ContainKey(StoreFigures.PullPagesSeconds));
    }

    [TestCase(1_000, 0, 12_000, TestName = "Learn_FromPagesThatPointsHeldBack_KnowsNoSpeed")]
    [TestCase(500, 500, 2_500, TestName = "Learn_FromAMixture_KnowsNoSpeed")]
    public async Task Learn_Nothing(int unchanged, int staged, int points)
    {
        var figures = await Learn(unchanged, staged, points);

        Assert.That(figures.Keys, Has.None.Contains("seconds").And.None.Contains("new"));
    }

    /// <summary>A full pull by pages that took ten seconds.</summary>
    private async Task<Dictionary<string, double>> Learn(int unchanged, int staged, int points)
    {
        var began = Database.Clock.GetUtcNow();
        var started = SyncBatch.Start(new BatchRequest(Database.Catalogue, Database.Store, BatchKind.Pull, PullMode.Full, OperationPriority.Normal, false, "{}", "mira"), began);
        await Database.Save(db => db.Batches.Add(started));
        Database.Clock.Advance(TimeSpan.FromSeconds(10));
        var budget = Substitute.For<IPointBudget>();
        budget.Of(Arg.Any<StoreId>()).Returns(new PointBudget(2_000, 2_000, 1_000));
        return await Database.Read(async db =>
        {
            await CountsDelta.Add(db, started.Id, new CountsDelta { Seen = unchanged + staged, Unchanged = unchanged, Staged = staged, Points = points, Pages = 20, LastPages = 1 }, CancellationToken.None);
            var batch = await db.Batches.FirstAsync(b => b.Id == started.Id);
            batch.Complete(0, Database.Clock.GetUtcNow());
            await new LearnFromPull(db, budget, Substitute.For<IDocumentCosts>(), Database.Clock).Learn(batch, null, CancellationToken.None);
            await db.SaveChangesAsync();
            return await db.LearnedFigures.ToDictionaryAsync(f => f.Name, f => f.Value);
        });
    }
}

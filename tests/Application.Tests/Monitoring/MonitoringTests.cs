using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Monitoring;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class MonitoringTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task Metrics_WithoutARun_AreUnknownAndNotZero()
    {
        var metrics = (await Database.Send(new GetSyncMetricsQuery(null))).Value;

        Assert.That((metrics.Runs.SuccessRate, metrics.Runs.AverageSeconds, metrics.Runs.Points, metrics.LastPullAt, metrics.Webhooks),
            Is.EqualTo(((double?)null, (double?)null, (int?)null, (DateTimeOffset?)null, (object?)null)));
        Assert.That((metrics.Runs.Started, metrics.Products), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Metrics_OfEndedRuns_CountThem()
    {
        await Run(b => b.Complete(1, Database.Clock.GetUtcNow().AddSeconds(4), "The shop is frozen."));
        await Run(b => b.Cancel("mira", Database.Clock.GetUtcNow().AddSeconds(2)));

        var runs = (await Database.Send(new GetSyncMetricsQuery(Database.Store))).Value.Runs;

        Assert.That((runs.Ended, runs.Failed, runs.Cancelled, runs.SuccessRate, runs.AverageSeconds), Is.EqualTo((2, 1, 1, (double?)0, (double?)3)));
    }

    [Test]
    public async Task Dashboard_CountsWhatWaits()
    {
        await Database.Stage(
            Database.Update(Staged.Shirt("a")), Database.Update(Staged.Shirt("b"), Direction.Outbound), Approve(Database.Update(Staged.Shirt("c"), Direction.Outbound)));
        await Run(_ => { });

        var dashboard = (await Database.Send(new GetDashboardQuery(null))).Value;

        Assert.That(dashboard.Work, Is.EqualTo(new WorkCounts(1, 1, 1, 0, 0, 0, 0)));
        Assert.That(dashboard.Running.Select(b => b.Kind), Is.EqualTo(new[] { BatchKind.Pull }));
        Assert.That(dashboard.Stores.Single().Name, Is.EqualTo("Demo"));
    }

    [Test]
    public async Task Activity_OfAStore_LeavesOutOtherStores()
    {
        await Database.Save(db => db.Events.Add(new SyncEvent("pull.started", "Pull started.", Database.Clock.GetUtcNow(), Database.Store)));
        await Database.Save(db => db.Events.Add(new SyncEvent("product.edited", "Edited.", Database.Clock.GetUtcNow())));

        var all = (await Database.Send(new ListActivityQuery(Database.Store, new PageRequest()))).Value;
        var ofNobody = (await Database.Send(new ListActivityQuery(Domain.Stores.StoreId.New(), new PageRequest()))).Value;

        Assert.That(all.Items.Select(e => e.Message), Is.EqualTo(new[] { "Edited.", "Pull started." }));
        Assert.That(ofNobody.Items.Select(e => e.Message), Is.EqualTo(new[] { "Edited." }));
    }

    private StagedChange Approve(StagedChange change)
    {
        change.Decide(FieldDecision.Approved, 1, null, new DecisionMark(DecisionId.New(), "mira", Database.Clock.GetUtcNow(), null));
        return change;
    }

    private Task Run(Action<SyncBatch> then)
    {
        var batch = SyncBatch.Start(
            new BatchRequest(Database.Catalogue, Database.Store, BatchKind.Pull, PullMode.Full, OperationPriority.Normal, false, "{}", "mira"), Database.Clock.GetUtcNow());
        then(batch);
        return Database.Save(db => db.Batches.Add(batch));
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Tests.Lanes;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class OperationQueueTests(TestEngine engine) : DatabaseTests(engine)
{
    private static readonly HashSet<string> Nothing = [];

    [Test]
    public async Task Start_TakesTheMostUrgentFirstAndTheOlderAmongEquals()
    {
        await Enqueue(Order("low", OperationPriority.Low), Order("first"), Order("second"), Order("high", OperationPriority.High));

        var kinds = await Start(free: 3);

        Assert.That(kinds, Is.EqualTo(new[] { "high", "first", "second" }));
    }

    [Test]
    public async Task Start_KeepsOnePlaceForCritical()
    {
        await Enqueue(Order("normal"), Order("critical", OperationPriority.Critical));

        Assert.That(await Start(free: 0, freeForCritical: 1), Is.EqualTo(new[] { "critical" }));
    }

    [Test]
    public async Task Start_LetsAnOldOperationPassNewerOnesOfAHigherPriority()
    {
        await Enqueue(Order("old", OperationPriority.Low));
        Database.Clock.Advance(TimeSpan.FromMinutes(3));
        await Enqueue(Order("new", OperationPriority.Normal));

        Assert.That(await Start(free: 1), Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public async Task Start_NeverRunsTwoOperationsOfOneSubjectAtOnce()
    {
        await Enqueue(Order("a") with { SubjectKey = "product 1" }, Order("b") with { SubjectKey = "product 1" }, Order("c") with { SubjectKey = "product 2" });

        var together = await Start(free: 9);
        var whileBusy = await Start(free: 9, busy: ["product 1"]);

        Assert.That(together, Is.EqualTo(new[] { "a", "c" }));
        Assert.That(whileBusy, Is.Empty);
    }

    [Test]
    public async Task Start_LeavesOutWhatIsNotDueWhatIsPausedAndWhatWaitsForAnother()
    {
        var batch = SyncBatch.Start(new BatchRequest(Database.Catalogue, Database.Store, BatchKind.Pull, PullMode.Full, OperationPriority.Normal, false, "{}", "mira"), Database.Clock.GetUtcNow());
        batch.Pause();
        var before = SyncOperation.Enqueue(Order("before") with { LaneId = LaneId }, Database.Clock.GetUtcNow());
        await Database.Save(db =>
        {
            db.Batches.Add(batch);
            db.Operations.Add(before);
        });
        await Enqueue(
            Order("later") with { NotBefore = Database.Clock.GetUtcNow().AddMinutes(1) },
            Order("paused") with { BatchId = batch.Id },
            Order("after") with { DependsOn = before.Id });

        Assert.That(await Start(free: 9), Is.EqualTo(new[] { "before" }));
    }

    [Test]
    public async Task Take_ByAnotherRunner_RaisesTheEpochAndGivesBackWhatWasRunning()
    {
        await Enqueue(Order("sent"), Order("unsent"));
        var first = await Take();
        var started = await Database.InQueue(q => q.Start(LaneId, first, 2, 2, Nothing, CancellationToken.None));
        var sentAt = Database.Clock.GetUtcNow();
        await Database.Read(db => db.Operations.Where(o => o.Id == started.Started[0].Id).ExecuteUpdateAsync(o => o.SetProperty(x => x.SentAt, sentAt)));

        var second = await Take();

        var rows = await Database.Read(db => db.Operations.AsNoTracking().OrderBy(o => o.Seq).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first + 1));
            Assert.That(rows.Select(o => o.State), Is.All.EqualTo(OperationState.Ready));
            Assert.That(rows.Select(o => o.Epoch), Is.All.EqualTo(second));
            Assert.That(rows.Select(o => o.Attempts), Is.All.Zero, "the stop was not their fault");
            Assert.That(rows[0].NotBefore, Is.EqualTo(sentAt.AddSeconds(30)), "a write may still take effect until then");
            Assert.That(rows[1].NotBefore, Is.LessThanOrEqualTo(sentAt));
        });
    }

    [Test]
    public async Task Take_OfAPausedLane_IsRefused()
    {
        await Database.Read(async db =>
        {
            (await db.Lanes.SingleAsync(l => l.Id == LaneId)).Pause("The token was refused.");
            return await db.SaveChangesAsync();
        });

        Assert.That(await Database.InQueue(q => q.Take(LaneId, "node", new Waits(TimeSpan.FromSeconds(30), TimeSpan.Zero), CancellationToken.None)), Is.Null);
    }

    [Test]
    public async Task Commit_OfARunThatWasOvertaken_IsRefusedAndWritesNothing()
    {
        await Enqueue(Order("kind"));
        var first = await Take();
        var started = await Database.InQueue(q => q.Start(LaneId, first, 1, 1, Nothing, CancellationToken.None));
        await Take();

        var overtaken = Assert.ThrowsAsync<OvertakenException>(() => Database.Read(async db =>
        {
            var context = new OperationContext(started.Started[0], first, db, null, Database.Clock);
            await context.Commit(() => { db.Events.Add(new Domain.Monitoring.SyncEvent("late", "late", Database.Clock.GetUtcNow())); return Task.CompletedTask; }, CountsDelta.None, CancellationToken.None);
            return 0;
        }));

        Assert.That(overtaken, Is.Not.Null);
        Assert.That(await Database.Read(db => db.Events.CountAsync()), Is.Zero);
    }

    private static OperationOrder Order(string kind, OperationPriority priority = OperationPriority.Normal) => new("", kind, "{}", priority);

    private Task Enqueue(params OperationOrder[] orders) => Database.Save(db =>
    {
        foreach (var order in orders)
            db.Operations.Add(SyncOperation.Enqueue(order with { LaneId = LaneId }, Database.Clock.GetUtcNow()));
    });

    private async Task<int> Take() => (await Database.InQueue(q => q.Take(LaneId, "node", new Waits(TimeSpan.FromSeconds(30), TimeSpan.Zero), CancellationToken.None)))!.Epoch;

    private async Task<List<string>> Start(int free, int? freeForCritical = null, string[]? busy = null)
    {
        var (started, _) = await Database.InQueue(q => q.Start(LaneId, 1, free, freeForCritical ?? free, (busy ?? []).ToHashSet(), CancellationToken.None));
        return [.. started.Select(o => o.Kind)];
    }
}

using Microsoft.EntityFrameworkCore;
using NSubstitute;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Stores;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Batches;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class BatchTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task Pause_ThenResume_WakesTheLane()
    {
        var batch = await Batch(BatchKind.Pull);

        var paused = await Database.Send(new PauseBatchCommand(batch.Id));
        var whilePaused = (await Details(batch)).Batch.Status;
        var resumed = await Database.Send(new ResumeBatchCommand(batch.Id));

        Assert.That((paused.Error, resumed.Error, whilePaused), Is.EqualTo(((object?)null, (object?)null, BatchStatus.Paused)));
        Assert.That((await Details(batch)).Batch.Status, Is.EqualTo(BatchStatus.Running));
        await Database.Lanes.Received().Wake(Lane.IdOf(Database.Store), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Pause_OfABatchThatIsOver_IsRefused()
    {
        var batch = await Batch(BatchKind.Pull);
        await Database.Send(new CancelBatchCommand(batch.Id));

        var paused = await Database.Send(new PauseBatchCommand(batch.Id));

        Assert.That(paused.Error, Is.EqualTo(SyncBatchErrors.NotRunning(BatchStatus.Cancelled)));
    }

    [Test]
    public async Task Cancel_HandsBackWhatWasNotWritten()
    {
        var batch = await Batch(BatchKind.Push);
        var (waiting, running) = (Approved(batch, "waits"), Approved(batch, "runs"));
        await Database.Stage(waiting, running);
        await Operation(batch, PushProduct.Kind, waiting.ResourceId);
        await Operation(batch, PushProduct.Kind, running.ResourceId, o => o.Start(1, Database.Clock.GetUtcNow()));

        var cancelled = await Database.Send(new CancelBatchCommand(batch.Id));

        Assert.That(cancelled.Error, Is.Null);
        Assert.That((await Database.Load(waiting.Id)).ReleasedTo, Is.Null);
        Assert.That((await Database.Load(running.Id)).ReleasedTo, Is.EqualTo(batch.Id), "What is being written ends by itself.");
        Assert.That((await Details(batch)).Operations, Is.EquivalentTo(new Dictionary<OperationState, int> { [OperationState.Cancelled] = 1, [OperationState.Running] = 1 }));
        Assert.That((await Details(batch)).Batch.Status, Is.EqualTo(BatchStatus.Cancelled));
    }

    [Test]
    public async Task Cancel_OfAWriteThatWentBackToTheQueue_HandsItBackWhenTheLaneIsTakenAgain()
    {
        var batch = await Batch(BatchKind.Push);
        var change = Approved(batch, "runs");
        await Database.Stage(change);
        var operation = await Operation(batch, PushProduct.Kind, change.ResourceId, o => o.Start(0, Database.Clock.GetUtcNow()));
        await Database.Send(new CancelBatchCommand(batch.Id));

        await Database.InQueue(queue => queue.Take(Lane.IdOf(Database.Store), "here", new Waits(TimeSpan.Zero, TimeSpan.Zero), CancellationToken.None));

        Assert.That(await Database.Read(db => db.Operations.Where(o => o.Id == operation.Id).Select(o => o.State).SingleAsync()), Is.EqualTo(OperationState.Cancelled));
        Assert.That((await Database.Load(change.Id)).ReleasedTo, Is.Null);
    }

    [Test]
    public async Task Disconnect_OfItsStore_HandsBackWhatWasNotWritten()
    {
        var batch = await Batch(BatchKind.Push);
        var change = Approved(batch, "waits");
        await Database.Stage(change);
        await Operation(batch, PushProduct.Kind, change.ResourceId);

        var report = await Database.Send(new DisconnectStoreCommand(Database.Store));

        Assert.That((report.Value.CancelledBatches, report.Value.OpenChanges), Is.EqualTo((1, 1)));
        Assert.That((await Database.Load(change.Id)).ReleasedTo, Is.Null);
    }

    [Test]
    public async Task Get_TellsFailuresWithTheirNextStep()
    {
        var batch = await Batch(BatchKind.Pull);
        await Operation(batch, PullPage.Kind, null, o => o.Die("Shopify answered 502 five times.", "Try again later.", Database.Clock.GetUtcNow()));

        var details = await Details(batch);

        Assert.That(details.FailureCount, Is.EqualTo(1));
        Assert.That(details.Failures.Select(f => (f.What, f.Error, f.NextStep, f.CanBeRequeued)),
            Is.EqualTo(new[] { ("Read a page of products", "Shopify answered 502 five times.", "Try again later.", true) }));
    }

    [Test]
    public async Task Get_TellsWhyTheLaneWaits()
    {
        var batch = await Batch(BatchKind.Pull);
        await Database.Save(db => db.Lanes.Single(l => l.Id == Lane.IdOf(Database.Store)).Pause("The token was revoked."));

        Assert.That((await Details(batch)).LanePausedBecause, Is.EqualTo("The token was revoked."));
    }

    [Test]
    public async Task Get_OfNoBatch_SaysSo()
    {
        var found = await Database.Send(new GetSyncBatchQuery(BatchId.New()));

        Assert.That(found.Error, Is.EqualTo(SyncBatchErrors.NotFound));
    }

    [Test]
    public async Task List_OpenOnes_LeavesOutWhatIsOver()
    {
        var (open, over) = (await Batch(BatchKind.Pull), await Batch(BatchKind.Push));
        await Database.Send(new CancelBatchCommand(over.Id));

        var page = (await Database.Send(new ListSyncBatchesQuery(new BatchFilter(Open: true), new PageRequest()))).Value;

        Assert.That(page.Items.Select(b => (b.Id, b.StoreName)), Is.EqualTo(new[] { (open.Id, (string?)"Demo") }));
    }

    [Test]
    public async Task Requeue_OfADeadReading_RunsItsBatchAgain()
    {
        var batch = await Batch(BatchKind.Pull);
        var operation = await Operation(batch, PullPage.Kind, null, o => o.Die("502", null, Database.Clock.GetUtcNow()));
        await Database.Save(db => db.Batches.Single().Complete(1, Database.Clock.GetUtcNow()));

        var requeued = await Database.Send(new RequeueOperationCommand(operation.Id));

        Assert.That(requeued.Error, Is.Null);
        var details = await Details(batch);
        Assert.That((details.Batch.Status, details.Batch.Proof, details.Operations[OperationState.Ready]), Is.EqualTo((BatchStatus.Running, (string?)null, 1)));
    }

    [Test]
    public async Task Requeue_OfADeadPush_PointsToTheReview()
    {
        var operation = await Operation(await Batch(BatchKind.Push), PushProduct.Kind, "x", o => o.Die("refused", null, Database.Clock.GetUtcNow()));

        var requeued = await Database.Send(new RequeueOperationCommand(operation.Id));

        Assert.That(requeued.Error, Is.EqualTo(OperationErrors.HandedBack));
    }

    [Test]
    public async Task Lanes_TellTheirWorkAndTheirStore()
    {
        await Operation(await Batch(BatchKind.Pull), PullPage.Kind, null);

        var lanes = (await Database.Send(new ListLanesQuery())).Value;

        Assert.That(lanes.Select(l => (l.Id, l.StoreName, l.Ready)), Does.Contain((Lane.IdOf(Database.Store), (string?)"Demo", 1)));
    }

    [Test]
    public async Task Operations_ByState_AreTheDeadLetters()
    {
        var batch = await Batch(BatchKind.Pull);
        await Operation(batch, PullPage.Kind, null);
        var dead = await Operation(batch, PullPage.Kind, null, o => o.Die("502", null, Database.Clock.GetUtcNow()));

        var page = (await Database.Send(new ListOperationsQuery(new OperationFilter(OperationState.Dead), new PageRequest()))).Value;

        Assert.That(page.Items.Select(o => o.Id), Is.EqualTo(new[] { dead.Id }));
    }

    private StagedChange Approved(SyncBatch batch, string resource)
    {
        var change = Database.Update(Staged.Shirt(resource), Direction.Outbound, resource);
        change.Decide(FieldDecision.Approved, 1, null, new DecisionMark(DecisionId.New(), "mira", Database.Clock.GetUtcNow(), null));
        change.ReleaseTo(batch.Id);
        return change;
    }

    private async Task<SyncBatch> Batch(BatchKind kind)
    {
        var batch = SyncBatch.Start(
            new BatchRequest(Database.Catalogue, Database.Store, kind, kind == BatchKind.Pull ? PullMode.Full : null, OperationPriority.Normal, false, "{}", "mira"),
            Database.Clock.GetUtcNow());
        await Database.Save(db => db.Batches.Add(batch));
        return batch;
    }

    private async Task<SyncOperation> Operation(SyncBatch batch, string kind, string? subject, Action<SyncOperation>? then = null)
    {
        var operation = SyncOperation.Enqueue(
            new OperationOrder(Lane.IdOf(Database.Store), kind, "{}", OperationPriority.Normal) { BatchId = batch.Id, SubjectKey = subject }, Database.Clock.GetUtcNow());
        then?.Invoke(operation);
        await Database.Save(db => db.Operations.Add(operation));
        return operation;
    }

    private async Task<BatchDetails> Details(SyncBatch batch) => (await Database.Send(new GetSyncBatchQuery(batch.Id))).Value;
}

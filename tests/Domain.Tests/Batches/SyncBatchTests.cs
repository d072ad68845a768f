using ShopifySync.Domain.Batches;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Batches;

public sealed class SyncBatchTests
{
    [Test]
    public void PauseAndResume_OfARunningBatch_GoOn()
    {
        var batch = A.Batch();

        var paused = (batch.Pause().IsFailure, batch.Status);
        var resumed = (batch.Resume().IsFailure, batch.Status);

        Assert.That((paused, resumed), Is.EqualTo(((false, BatchStatus.Paused), (false, BatchStatus.Running))));
        Assert.That(batch.TakeEvents(), Is.EqualTo(new[] { new BatchStateChanged(batch.Id, BatchStatus.Paused), new BatchStateChanged(batch.Id, BatchStatus.Running) }));
    }

    [Test]
    public void Pause_Twice_IsRefused()
    {
        var batch = A.Batch();
        batch.Pause();

        Assert.That(batch.Pause().Error, Is.EqualTo(SyncBatchErrors.NotRunning(BatchStatus.Paused)));
    }

    [Test]
    public void Resume_OfARunningBatch_IsRefused() => Assert.That(A.Batch().Resume().Error, Is.EqualTo(SyncBatchErrors.NotPaused(BatchStatus.Running)));

    [TestCase(false)]
    [TestCase(true)]
    public void Cancel_OfABatchThatIsNotOver_EndsIt(bool paused)
    {
        var batch = A.Batch();
        if (paused)
            batch.Pause();

        var result = batch.Cancel("mira", A.Noon);

        Assert.That((result.IsFailure, batch.Status, batch.EndedAt, batch.IsOver), Is.EqualTo((false, BatchStatus.Cancelled, A.Noon, true)));
    }

    [Test]
    public void Cancelled_StaysCancelled_WhateverItsLastOperationsSay()
    {
        var batch = A.Batch();
        batch.Cancel("mira", A.Noon);

        batch.Complete(1, A.Noon.AddHours(1), "late");

        Assert.That((batch.Status, batch.EndedAt, batch.Trouble, batch.Cancel("jon", A.Noon).Error), Is.EqualTo((BatchStatus.Cancelled, A.Noon, (string?)null, SyncBatchErrors.Over(BatchStatus.Cancelled))));
    }

    [TestCase("Done=3", 0, BatchStatus.Completed)]
    [TestCase("Done=2 Stale=1", 0, BatchStatus.CompletedWithErrors)]
    [TestCase("Done=2 Failed=1", 0, BatchStatus.CompletedWithErrors)]
    [TestCase("Done=3", 1, BatchStatus.CompletedWithErrors)]
    [TestCase("Done=2", 0, BatchStatus.Failed)]
    public void Complete_OfAPush_SumsUp(string counts, int died, BatchStatus status)
    {
        var batch = A.Batch(BatchKind.Push, mode: null, expected: 3).Counting(counts);

        batch.Complete(died, A.Noon);

        Assert.That((batch.Status, batch.EndedAt, batch.Proof is not null), Is.EqualTo((status, A.Noon, true)));
    }

    [Test]
    public void Complete_OfAPullWithAQuarantinedProduct_SaysSo()
    {
        var batch = A.Batch().Counting("Seen=2 Unchanged=1 Quarantined=1 LastPages=1");

        batch.Complete(0, A.Noon);

        Assert.That(batch.Status, Is.EqualTo(BatchStatus.CompletedWithErrors));
    }
}

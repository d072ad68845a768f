using ShopifySync.Domain.Operations;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Operations;

public sealed class SyncOperationTests
{
    [Test]
    public void Enqueue_WithoutATime_MayRunAtOnce()
    {
        var operation = A.Operation();

        Assert.That((operation.State, operation.NotBefore, operation.Attempts, operation.IdempotencyKey is null), Is.EqualTo((OperationState.Ready, A.Noon, 0, false)));
    }

    [Test]
    public void Start_CountsTheAttemptUnderTheEpoch()
    {
        var operation = A.Operation();

        operation.Start(7, A.Noon);

        Assert.That((operation.State, operation.Epoch, operation.Attempts, operation.StartedAt), Is.EqualTo((OperationState.Running, 7, 1, A.Noon)));
    }

    [Test]
    public void RetryAt_KeepsTheReasonAndTheAttempt()
    {
        var operation = Started();

        operation.RetryAt(A.Noon.AddMinutes(1), "timeout");

        Assert.That(
            (operation.State, operation.NotBefore, operation.Error, operation.Attempts),
            Is.EqualTo((OperationState.Ready, A.Noon.AddMinutes(1), "timeout", 1)));
    }

    [Test]
    public void GiveBack_TakesTheAttemptBack()
    {
        var operation = Started();

        operation.GiveBack();

        Assert.That((operation.State, operation.Attempts), Is.EqualTo((OperationState.Ready, 0)));
    }

    [Test]
    public void Requeue_OfADeadOne_StartsAfresh()
    {
        var operation = Started();
        operation.Die("no answer", "try again", A.Noon);

        var result = operation.Requeue(A.Noon.AddHours(1));

        Assert.That(
            (result.IsFailure, operation.State, operation.Attempts, operation.NotBefore, operation.EndedAt, operation.Error),
            Is.EqualTo((false, OperationState.Ready, 0, A.Noon.AddHours(1), (DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public void Requeue_OfAReadyOne_IsRefused() => Assert.That(A.Operation().Requeue(A.Noon).Error, Is.EqualTo(OperationErrors.NotDead));

    [Test]
    public void Lane_Taken_RaisesItsEpoch()
    {
        var store = A.Store().Id;
        var lane = Lane.Of(store);

        lane.Take("one", A.Noon);
        lane.Take("two", A.Noon);

        Assert.That((lane.Epoch, lane.RunBy, Lane.StoreOf(lane.Id), Lane.StoreOf("catalogue:x")), Is.EqualTo((2, "two", store, (Domain.Stores.StoreId?)null)));
    }

    private static SyncOperation Started()
    {
        var operation = A.Operation();
        operation.Start(1, A.Noon);
        return operation;
    }
}

using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Tests.Lanes;

public sealed class RetryDecisionTests
{
    private static readonly Error Reason = new(ErrorKind.Unavailable, "Test", "Something is away.");

    [TestCase(1, 0.0, 1.0)]
    [TestCase(1, 1.0, 2.0)]
    [TestCase(3, 1.0, 8.0)]
    [TestCase(5, 0.0, 16.0)]
    public void Transient_WaitsTwiceAsLongEachTimeWithinItsJitter(int attempts, double jitter, double seconds) =>
        Assert.That(Decide(FailureClass.Transient, attempts, jitter), Is.EqualTo(new RetryDecision.Again(TimeSpan.FromSeconds(seconds))));

    [Test]
    public void Transient_WhenShopifyNamesALongerPause_KeepsIt() =>
        Assert.That(Decide(FailureClass.Transient, 1, 0, TimeSpan.FromSeconds(40)), Is.EqualTo(new RetryDecision.Again(TimeSpan.FromSeconds(40))));

    [TestCase(FailureClass.Transient)]
    [TestCase(FailureClass.UnknownOutcome)]
    [TestCase(FailureClass.TooExpensive)]
    public void AnyPassingFailure_AfterTheLastAttempt_IsDeadWithItsReason(FailureClass failureClass) =>
        Assert.That(Decide(failureClass, RetryDecision.HighestAttempts, 0.5), Is.EqualTo(new RetryDecision.Dead(Reason)));

    [Test]
    public void Refused_IsNeverTriedAgain() => Assert.That(Decide(FailureClass.Refused, 1, 0), Is.EqualTo(new RetryDecision.Dead(Reason)));

    [Test]
    public void FatalForStore_PausesTheLaneHoweverOften() =>
        Assert.That(Decide(FailureClass.FatalForStore, 99, 0), Is.EqualTo(new RetryDecision.PauseLane(Reason)));

    [TestCase(FailureClass.Transient)]
    [TestCase(FailureClass.UnknownOutcome)]
    public void WhileTheStoreIsDown_NoOperationDiesOfIt(FailureClass failureClass)
    {
        var failure = new ShopifyCallException(failureClass, Reason, TimeSpan.FromSeconds(30)) { StoreIsDown = true };

        Assert.That(RetryDecision.Of(failure, 99, 0), Is.EqualTo(new RetryDecision.Again(TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void Throttled_IsNeverDead() => Assert.That(Decide(FailureClass.Throttled, 99, 0), Is.InstanceOf<RetryDecision.Again>());

    [Test]
    public void UnknownOutcome_WaitsUntilTheWriteCanNoLongerTakeEffect() =>
        Assert.That(Decide(FailureClass.UnknownOutcome, 1, 0, TimeSpan.FromSeconds(30)), Is.EqualTo(new RetryDecision.Again(TimeSpan.FromSeconds(30))));

    [TestCase(1, false)]
    [TestCase(2, false)]
    [TestCase(3, true)]
    public void Bug_IsDeadOnTheThirdTime(int attempts, bool dead) =>
        Assert.That(RetryDecision.OfBug(new InvalidOperationException("broken"), attempts, 0) is RetryDecision.Dead, Is.EqualTo(dead));

    [Test]
    public void WhileTheDatabaseIsAway_NoOperationDiesOfIt() => Assert.That(OfDatabase(DatabaseTrouble.Away, 99), Is.InstanceOf<RetryDecision.Again>());

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void ALostRace_IsRunAgainAsOftenAsAFailureThatPasses(int attempts, bool dead) => Assert.That(OfDatabase(DatabaseTrouble.Raced, attempts) is RetryDecision.Dead, Is.EqualTo(dead));

    [Test]
    public void WhatIsNotTheDatabases_IsABug() => Assert.That(OfDatabase(DatabaseTrouble.None, 3), Is.InstanceOf<RetryDecision.Dead>());

    private static RetryDecision OfDatabase(DatabaseTrouble trouble, int attempts) => RetryDecision.OfDatabase(trouble, new InvalidOperationException("broken"), attempts, 0);

    private static RetryDecision Decide(FailureClass failureClass, int attempts, double jitter, TimeSpan? retryAfter = null) =>
        RetryDecision.Of(new ShopifyCallException(failureClass, Reason, retryAfter), attempts, jitter);
}

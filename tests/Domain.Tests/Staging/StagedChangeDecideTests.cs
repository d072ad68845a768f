using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class StagedChangeDecideTests
{
    [TestCase(FieldDecision.Approved, StagedChangeStatus.Approved)]
    [TestCase(FieldDecision.Rejected, StagedChangeStatus.Rejected)]
    public void Decide_OnTheWhole_DecidesEveryField(FieldDecision decision, StagedChangeStatus status)
    {
        var change = A.StagedChange().Build();

        var result = Decide(change, decision);

        Assert.That((result.IsFailure, change.Status, change.DecidedBy), Is.EqualTo((false, status, "jon")));
        Assert.That(change.Fields.Select(f => f.Decision), Is.EqualTo(new[] { decision, decision }));
    }

    [Test]
    public void Decide_OnOneField_WaitsForTheOther()
    {
        var change = A.StagedChange().Build();

        Decide(change, FieldDecision.Approved, FieldPath.Title);

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Pending));
    }

    [Test]
    public void Decide_ApprovingTheRestAfterOneRejection_KeepsTheRejection()
    {
        var change = A.StagedChange().RejectedBy("mira", FieldPath.Title).Build();

        Decide(change, FieldDecision.Approved);

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Approved));
        Assert.That(change.Fields.Select(f => f.Decision), Is.EqualTo(new[] { FieldDecision.Rejected, FieldDecision.Approved }));
    }

    [Test]
    public void Decide_RejectingAnApprovedChange_RejectsAllOfIt()
    {
        var change = A.StagedChange().ApprovedBy("mira").Build();

        Decide(change, FieldDecision.Rejected);

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Rejected));
        Assert.That(change.Fields.Select(f => f.Decision), Is.EqualTo(new[] { FieldDecision.Rejected, FieldDecision.Rejected }));
    }

    [Test]
    public void Decide_OnAnOlderRevision_IsRefused()
    {
        var change = A.StagedChange().Build();
        change.Refresh([A.Difference(FieldPath.Title, local: "\"newer\"")], A.Snapshot(), null, A.Noon);

        var result = change.Decide(FieldDecision.Approved, 1, null, new DecisionMark(DecisionId.New(), "jon", A.Noon, null));

        Assert.That((result.Error, change.Status), Is.EqualTo((StagedChangeErrors.Moved(2), StagedChangeStatus.Pending)));
    }

    [Test]
    public void Decide_AfterAnotherReviewer_SaysWhoDecided()
    {
        var change = A.StagedChange().Build();
        Decide(change, FieldDecision.Approved);

        var result = change.Decide(FieldDecision.Rejected, 1, null, new DecisionMark(DecisionId.New(), "mira", A.Noon, null));

        Assert.That((result.Error, change.Status), Is.EqualTo((StagedChangeErrors.Decided("jon", 2), StagedChangeStatus.Approved)));
    }

    [Test]
    public void Decide_AfterADecisionWasUndone_IsOfAnotherRevision()
    {
        var change = A.StagedChange().Build();
        Decide(change, FieldDecision.Approved);
        change.Undo(A.Noon);

        var result = change.Decide(FieldDecision.Rejected, 1, null, new DecisionMark(DecisionId.New(), "mira", A.Noon, null));

        Assert.That(result.Error, Is.EqualTo(StagedChangeErrors.Moved(3)));
    }

    [Test]
    public void Decide_OnAFieldThatItDoesNotHave_IsRefused() =>
        Assert.That(Decide(A.StagedChange().Build(), FieldDecision.Approved, FieldPath.Title, FieldPath.Tags).Error, Is.EqualTo(StagedChangeErrors.NoSuchField("tags")));

    [Test]
    public void Decide_OnNoField_IsRefused()
    {
        var change = A.StagedChange().Build();

        var result = change.Decide(FieldDecision.Approved, 1, [], new DecisionMark(DecisionId.New(), "jon", A.Noon, null));

        Assert.That(result.Error, Is.EqualTo(StagedChangeErrors.NothingChosen));
    }

    [Test]
    public void Decide_WhenAlreadyRejected_IsRefused() =>
        Assert.That(Decide(A.StagedChange().RejectedBy("mira").Build(), FieldDecision.Approved).Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Rejected)));

    [Test]
    public void Decide_WhenReleased_IsRefused() =>
        Assert.That(Decide(A.StagedChange().ApprovedBy("mira").Released().Build(), FieldDecision.Rejected).Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Approved)));

    [Test]
    public void Decide_WhenPushed_IsRefused()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released().Finished().Build();

        Assert.That(Decide(change, FieldDecision.Approved).Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Pushed)));
    }

    [Test]
    public void Decide_OnAFailedChange_LeavesWhatWasWritten()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.Refused, "Too long")).Build();

        Decide(change, FieldDecision.Rejected);

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Rejected));
        Assert.That(change.Fields.Select(f => (f.Decision, f.Outcome)), Is.EqualTo(new[]
        {
            (FieldDecision.Approved, FieldOutcome.Written), (FieldDecision.Rejected, FieldOutcome.None),
        }));
    }

    [Test]
    public void Decide_OnAFieldThatWasWritten_IsRefused()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.AlreadyThere), new(FieldPath.Vendor, FieldOutcome.Refused)).Build();

        Assert.That(Decide(change, FieldDecision.Rejected, FieldPath.Title).Error, Is.EqualTo(StagedChangeErrors.NoSuchField("title")));
    }

    [TestCase(FieldDecision.Approved, StagedChangeStatus.Approved)]
    [TestCase(FieldDecision.Rejected, StagedChangeStatus.Rejected)]
    public void Decide_OnACreate_IsOneDecision(FieldDecision decision, StagedChangeStatus status)
    {
        var change = A.StagedChange().Creating(A.Snapshot()).Build();

        Decide(change, decision);

        Assert.That(change.Status, Is.EqualTo(status));
    }

    private static Result Decide(StagedChange change, FieldDecision decision, params FieldPath[] paths) =>
        change.Decide(decision, change.Revision, paths.Length == 0 ? null : paths, new DecisionMark(DecisionId.New(), "jon", A.Noon, null));
}

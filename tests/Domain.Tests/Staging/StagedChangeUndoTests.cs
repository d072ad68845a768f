using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class StagedChangeUndoTests
{
    [Test]
    public void Undo_OfAnApproval_WaitsAgain()
    {
        var change = A.StagedChange().ApprovedBy("mira").Build();

        var result = change.Undo(A.Noon.AddHours(1));

        Assert.That((result.IsFailure, change.Status, change.DecidedBy, change.MovedAt), Is.EqualTo((false, StagedChangeStatus.Pending, (string?)null, A.Noon.AddHours(1))));
        Assert.That(change.Fields.Select(f => f.Decision), Is.EqualTo(new[] { FieldDecision.Pending, FieldDecision.Pending }));
    }

    [Test]
    public void Undo_OfARejection_WaitsAgain()
    {
        var change = A.StagedChange().RejectedBy("mira").Build();

        change.Undo(A.Noon);

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Pending));
    }

    [Test]
    public void Undo_OfADecisionOnOneField_TakesThatBack()
    {
        var change = A.StagedChange().ApprovedBy("mira", FieldPath.Title).Build();

        change.Undo(A.Noon);

        Assert.That(change.Fields[0].Decision, Is.EqualTo(FieldDecision.Pending));
    }

    [Test]
    public void Undo_OnceReleased_IsRefused() =>
        Assert.That(A.StagedChange().ApprovedBy("mira").Released().Build().Undo(A.Noon).Error, Is.EqualTo(StagedChangeErrors.Released));

    [Test]
    public void Undo_OfNoDecision_IsRefused() =>
        Assert.That(A.StagedChange().Build().Undo(A.Noon).Error, Is.EqualTo(StagedChangeErrors.NothingToUndo));

    [Test]
    public void Undo_OfARenewedApproval_LeavesWhatWasWritten()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.Refused)).ApprovedBy("jon").Build();

        change.Undo(A.Noon);

        Assert.That(change.Fields.Select(f => f.Outcome), Is.EqualTo(new[] { FieldOutcome.Written, FieldOutcome.None }));
    }

    [Test]
    public void ReleaseTo_ABatchBeforeTheApproval_IsRefused() =>
        Assert.That(A.StagedChange().Build().ReleaseTo(BatchId.New()).Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Pending)));
}

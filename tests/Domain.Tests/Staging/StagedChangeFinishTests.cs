using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class StagedChangeFinishTests
{
    [TestCase(false, StagedChangeStatus.Pushed)]
    [TestCase(true, StagedChangeStatus.Applied)]
    public void Finish_WhenAllWasWritten_IsDone(bool inbound, StagedChangeStatus done)
    {
        var builder = inbound ? A.StagedChange().Inbound() : A.StagedChange();
        var change = builder.ApprovedBy("mira").Released().Build();

        change.Finish([new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.AlreadyThere)], A.Noon);

        Assert.That((change.Status, change.IsOpen), Is.EqualTo((done, false)));
    }

    [Test]
    public void Finish_WhenTheStoreMoved_ComesBackStaleWithBothValues()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released().Build();

        change.Finish([new(FieldPath.Title, FieldOutcome.Stale, null, "\"new\"", "\"elsewhere\""), new(FieldPath.Vendor, FieldOutcome.Written)], A.Noon.AddHours(1));

        var title = change.Fields[0];
        Assert.Multiple(() =>
        {
            Assert.That((change.Status, change.Revision, change.ReleasedTo, change.MovedAt), Is.EqualTo((StagedChangeStatus.Stale, 3, (BatchId?)null, A.Noon.AddHours(1))));
            Assert.That((title.Local, title.Remote, title.Proposed, title.Decision, title.Outcome), Is.EqualTo(("\"new\"", "\"elsewhere\"", "\"new\"", FieldDecision.Pending, FieldOutcome.Stale)));
            Assert.That(title.Message, Is.Not.Null.And.Not.Empty);
            Assert.That(change.Fields[1].Outcome, Is.EqualTo(FieldOutcome.Written));
        });
    }

    [Test]
    public void Finish_WhenAnInboundValueMoved_ProposesWhatTheStoreHasNow()
    {
        var change = A.StagedChange().Inbound().Of(A.Difference(FieldPath.Title, DifferenceKind.Inbound, "\"here\"", "\"there\"")).ApprovedBy("mira").Released().Build();

        change.Finish([new(FieldPath.Title, FieldOutcome.Stale, null, "\"here\"", "\"moved on\"")], A.Noon);

        Assert.That(change.Fields[0].Proposed, Is.EqualTo("\"moved on\""));
    }

    [Test]
    public void Decide_OnAStaleChange_ApprovesTheStaleFieldAnew()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.Stale, null, "\"new\"", "\"elsewhere\""), new(FieldPath.Vendor, FieldOutcome.Written)).ApprovedBy("jon").Build();

        Assert.That((change.Status, change.Fields[0].Outcome, change.Fields[1].Outcome), Is.EqualTo((StagedChangeStatus.Approved, FieldOutcome.None, FieldOutcome.Written)));
    }

    [Test]
    public void Finish_WhenTheStoreRefused_FailsWithItsWords()
    {
        var change = A.StagedChange().ApprovedBy("mira").Released().Build();

        change.Finish([new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.Refused, "Vendor is too long")], A.Noon);

        Assert.That(
            (change.Status, change.IsOpen, change.ReleasedTo, change.Revision, change.Fields[1].Message),
            Is.EqualTo((StagedChangeStatus.Failed, true, (BatchId?)null, 2, "Vendor is too long")));
    }

    [TestCase(true, StagedChangeStatus.Stale, 3)]
    [TestCase(false, StagedChangeStatus.Failed, 2)]
    public void Fail_OfACreate_ComesBackToPeople(bool stale, StagedChangeStatus status, int revision)
    {
        var change = A.StagedChange().Creating(A.Snapshot()).ApprovedBy("mira").Released().Build();

        change.Fail("The handle is taken", stale, A.Noon);

        Assert.That((change.Status, change.Revision, change.ReleasedTo, change.Comment), Is.EqualTo((status, revision, (BatchId?)null, "The handle is taken")));
    }

    [Test]
    public void Finish_OfACreate_IsDone()
    {
        var change = A.StagedChange().Creating(A.Snapshot()).ApprovedBy("mira").Released().Build();

        change.Finish();

        Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Pushed));
    }
}

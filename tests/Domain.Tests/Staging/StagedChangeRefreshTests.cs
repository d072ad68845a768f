using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class StagedChangeRefreshTests
{
    private static readonly FieldDifference Title = A.Difference(FieldPath.Title);
    private static readonly FieldDifference Vendor = A.Difference(FieldPath.Vendor);
    private static readonly FieldDifference NewerTitle = A.Difference(FieldPath.Title, local: "\"newer\"");

    [Test]
    public void Propose_AnUpdate_WaitsAtItsFirstRevision()
    {
        var change = A.StagedChange().Build();

        Assert.That(
            (change.Status, change.Revision, change.IsOpen, change.Fields.Count, change.Snapshot),
            Is.EqualTo((StagedChangeStatus.Pending, 1, true, 2, (string?)null)));
    }

    [Test]
    public void Propose_ACreate_CarriesTheWholeProduct()
    {
        var change = A.StagedChange().Creating(A.Snapshot()).Build();

        Assert.That((change.Kind, SnapshotJson.Read(change.Snapshot!), change.Fields.Count), Is.EqualTo((ChangeKind.Create, A.Snapshot(), 0)));
    }

    [Test]
    public void Refresh_WithTheSameValues_KeepsDecisionsAndRevision()
    {
        var change = A.StagedChange().Of(Title, Vendor).ApprovedBy("mira").Build();

        change.Refresh([Title, Vendor], A.Snapshot(), null, A.Noon.AddHours(1));

        Assert.That((change.Status, change.Revision, change.MovedAt), Is.EqualTo((StagedChangeStatus.Approved, 2, A.Noon)));
    }

    [Test]
    public void Refresh_WhereOneValueMoved_KeepsTheOtherApproval()
    {
        var change = A.StagedChange().Of(Title, Vendor).ApprovedBy("mira").Build();

        change.Refresh([NewerTitle, Vendor], A.Snapshot(), null, A.Noon.AddHours(1));

        Assert.Multiple(() =>
        {
            Assert.That((change.Status, change.Revision, change.MovedAt), Is.EqualTo((StagedChangeStatus.Pending, 3, A.Noon.AddHours(1))));
            Assert.That(change.Fields.Select(f => (f.Path, f.Decision, f.Proposed)), Is.EqualTo(new[]
            {
                (FieldPath.Title, FieldDecision.Pending, "\"newer\""), (FieldPath.Vendor, FieldDecision.Approved, "\"new\""),
            }));
        });
    }

    [Test]
    public void Refresh_WithOneMoreField_WaitsForIt()
    {
        var change = A.StagedChange().Of(Title).ApprovedBy("mira").Build();

        change.Refresh([Title, Vendor], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Revision, change.Fields.Count, change.Summary.FieldCount), Is.EqualTo((StagedChangeStatus.Pending, 3, 2, 2)));
    }

    [Test]
    public void Refresh_WithoutTheFieldThatWaited_IsApproved()
    {
        var change = A.StagedChange().Of(Title, Vendor).ApprovedBy("mira", FieldPath.Title).Build();

        change.Refresh([Title], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Revision), Is.EqualTo((StagedChangeStatus.Approved, 3)));
    }

    [Test]
    public void Refresh_WithNoDifferenceLeft_IsSuperseded()
    {
        var change = A.StagedChange().ApprovedBy("mira").Build();

        change.Refresh([], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.IsOpen), Is.EqualTo((StagedChangeStatus.Superseded, false)));
    }

    [Test]
    public void Refresh_OfAReleasedChangeWhoseValueMoved_TakesItOutOfTheBatch()
    {
        var change = A.StagedChange().Of(Title).ApprovedBy("mira").Released().Build();

        change.Refresh([NewerTitle], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.ReleasedTo), Is.EqualTo((StagedChangeStatus.Pending, (BatchId?)null)));
    }

    [Test]
    public void Refresh_OfARefusedChange_IsNotSentAgainByItself()
    {
        var change = A.StagedChange().Of(Title, Vendor).ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.Refused, "Too long")).Build();

        change.Refresh([Vendor], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Fields.Single().Message), Is.EqualTo((StagedChangeStatus.Failed, "Too long")));
    }

    [Test]
    public void Refresh_WhenAWrittenFieldDiffersAsBefore_AsksAgain()
    {
        var change = A.StagedChange().Of(Title, Vendor).ApprovedBy("mira").Released()
            .Finished(new(FieldPath.Title, FieldOutcome.Written), new(FieldPath.Vendor, FieldOutcome.Refused, "Too long")).Build();

        change.Refresh([Title, Vendor], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Fields[0].Decision, change.Fields[0].Outcome), Is.EqualTo((StagedChangeStatus.Pending, FieldDecision.Pending, FieldOutcome.None)));
    }

    [Test]
    public void Refresh_OfAStaleChange_ShowsTheNewValuesAndStaysStale()
    {
        var change = A.StagedChange().Of(Title).ApprovedBy("mira").Released()
            .Finished(new FieldResult(FieldPath.Title, FieldOutcome.Stale, null, "\"new\"", "\"elsewhere\"")).Build();

        change.Refresh([A.Difference(FieldPath.Title, local: "\"newest\"", remote: "\"elsewhere\"")], A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Fields[0].Proposed), Is.EqualTo((StagedChangeStatus.Stale, "\"newest\"")));
    }

    [Test]
    public void Refresh_OfACreateThatMoved_WaitsAgain()
    {
        var change = A.StagedChange().Creating(A.Snapshot()).ApprovedBy("mira").Build();

        change.Refresh(A.Snapshot().With([A.Edit(FieldPath.Title, "Jacket")]), null, A.Noon);

        Assert.That((change.Status, change.Revision, change.Summary.Title), Is.EqualTo((StagedChangeStatus.Pending, 3, "Jacket")));
    }

    [Test]
    public void Refresh_OfACreateThatDidNotMove_KeepsTheApproval()
    {
        var change = A.StagedChange().Creating(A.Snapshot()).ApprovedBy("mira").Build();

        change.Refresh(A.Snapshot(), null, A.Noon);

        Assert.That((change.Status, change.Revision), Is.EqualTo((StagedChangeStatus.Approved, 2)));
    }
}

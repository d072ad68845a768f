using Microsoft.EntityFrameworkCore;
using NSubstitute;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class DecideStagedChangeTests(TestEngine engine)
{
    private static readonly FieldPath Price = FieldPath.Variant("S", "price");
    private TestDatabase? _created;
    private StagedChange _change = null!;

    private TestDatabase Database => _created!;

    [SetUp]
    public async Task SetUp()
    {
        _created = await TestDatabase.Create(engine);
        _change = Database.Update(Staged.Shirt());
        await Database.Stage(_change);
    }

    [TearDown]
    public async Task TearDown()
    {
        if (_created is not null)
            await _created.DisposeAsync();
    }

    [Test]
    public async Task Approve_OfAnInboundChange_IsSavedWithItsTrailAndReleased()
    {
        var decided = await Database.Send(new ApproveStagedChangeCommand(_change.Id, 1, Comment: "season prices"));

        var stored = await Database.Load(_change.Id);
        Assert.Multiple(() =>
        {
            Assert.That((stored.Status, stored.DecidedBy, stored.Comment), Is.EqualTo((StagedChangeStatus.Approved, "mira", "season prices")));
            Assert.That(stored.DecisionId, Is.EqualTo(decided.Value.DecisionId));
        });
        Assert.That(await Database.Read(db => db.Decisions.Select(d => d.Count).ToListAsync()), Is.EqualTo(new[] { 1 }));
        Assert.That(await Database.Read(db => db.Audit.Select(a => a.Action).ToListAsync()), Is.EqualTo(new[] { "staged.approved" }));
        Assert.That(await Database.Read(db => db.Events.Select(e => e.Message).ToListAsync()), Is.EqualTo(new[] { "mira approved \"Linen shirt\"." }));
        Assert.That(await Database.Read(db => db.Operations.CountAsync()), Is.EqualTo(1));
        await Database.Lanes.Received(1).Wake(Lane.IdOf(Database.Catalogue), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Approve_OfAnOutboundChange_WaitsForAPush()
    {
        var outbound = Database.Update(Staged.Shirt("Oxford shirt"), Direction.Outbound);
        await Database.Stage(outbound);

        await Database.Send(new ApproveStagedChangeCommand(outbound.Id, 1));

        Assert.That((await Database.Load(outbound.Id)).Status, Is.EqualTo(StagedChangeStatus.Approved));
        Assert.That(await Database.Read(db => db.Operations.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Approve_OfAnOlderRevision_IsRefusedAndNamesTheNewOne()
    {
        await Database.Save(db => db.StagedChanges.Include(c => c.Fields).Single(c => c.Id == _change.Id).Refresh(
            [Staged.Difference(FieldPath.Title, Direction.Inbound, Staged.Shirt(), "\"Newer still\"")], Staged.Shirt(), null, Database.Clock.GetUtcNow()));

        var decided = await Database.Send(new ApproveStagedChangeCommand(_change.Id, 1));

        Assert.That(decided.Error, Is.EqualTo(StagedChangeErrors.Moved(2)));
        Assert.That(await Database.Read(db => db.Decisions.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Approve_OfAChangeThatIsDone_SaysWhatItIs()
    {
        await Database.Save(db => db.StagedChanges.Single(c => c.Id == _change.Id).Supersede());

        var decided = await Database.Send(new ApproveStagedChangeCommand(_change.Id, 1));

        Assert.That(decided.Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Superseded)));
    }

    [Test]
    public async Task Decide_OfEachFieldByItself_ApprovesTheOnesAndRemembersTheOthers()
    {
        var decided = await Database.Send(new DecideStagedChangeCommand(_change.Id, 1, [FieldPath.Title], [Price]));

        var stored = await Database.Load(_change.Id);
        Assert.That(decided.Value.Status, Is.EqualTo(StagedChangeStatus.Approved));
        Assert.That(stored.Fields.ToDictionary(f => f.Path, f => f.Decision), Is.EquivalentTo(new Dictionary<FieldPath, FieldDecision>
        {
            [FieldPath.Title] = FieldDecision.Approved,
            [Price] = FieldDecision.Rejected,
        }));
        Assert.That((await Remembered()).Single().Covers(Staged.Difference(Price, Direction.Inbound, Staged.Shirt(), "30")), Is.True);
    }

    [Test]
    public async Task Decide_OfOneFieldTwice_IsRefused()
    {
        var decided = await Database.Send(new DecideStagedChangeCommand(_change.Id, 1, [Price], [Price]));

        Assert.That(decided.Error?.Code, Is.EqualTo("Invalid"));
    }

    [Test]
    public async Task Approve_OfAFieldRejectedBefore_ForgetsTheRejection()
    {
        var rejected = await Database.Send(new RejectStagedChangeCommand(_change.Id, 1, [Price]));
        var before = await Remembered();

        await Database.Send(new ApproveStagedChangeCommand(_change.Id, rejected.Value.Revision, [Price]));

        Assert.That(before.Select(a => a.Path), Is.EqualTo(new[] { Price }));
        Assert.That(await Remembered(), Is.Empty);
    }

    [Test]
    public async Task Reject_OfAnApprovedChange_RejectsAllOfIt()
    {
        var approved = await Database.Send(new ApproveStagedChangeCommand(_change.Id, 1));

        var decided = await Database.Send(new RejectStagedChangeCommand(_change.Id, approved.Value.Revision));

        Assert.That(decided.Value.Status, Is.EqualTo(StagedChangeStatus.Rejected));
        Assert.That(await Remembered(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Reject_OfWhatAnotherApprovedMeanwhile_IsRefusedAndSaysWho()
    {
        await Database.Send(new ApproveStagedChangeCommand(_change.Id, 1));

        var decided = await Database.Send(new RejectStagedChangeCommand(_change.Id, 1));

        var stored = await Database.Load(_change.Id);
        Assert.That(decided.Error, Is.EqualTo(StagedChangeErrors.Decided(stored.DecidedBy!, 2)));
        Assert.That(stored.Status, Is.EqualTo(StagedChangeStatus.Approved));
    }

    [Test]
    public async Task Reject_OfAnotherDifferenceOfTheSameField_RenewsTheMemory()
    {
        await Database.Send(new RejectStagedChangeCommand(_change.Id, 1));
        var moved = Database.Update(Staged.Shirt(price: 40), resource: _change.ResourceId);
        await Database.Stage(moved);

        await Database.Send(new RejectStagedChangeCommand(moved.Id, 1));

        var remembered = await Remembered();
        Assert.That(remembered, Has.Count.EqualTo(2));
        Assert.That(remembered.Single(a => a.Path == Price).Covers(Staged.Difference(Price, Direction.Inbound, Staged.Shirt(price: 40), "60")), Is.True);
    }

    [Test]
    public async Task Reject_OfANewProduct_RemembersItAsAWhole()
    {
        var create = Database.Create(Staged.Shirt(), "gid://shopify/Product/9");
        await Database.Stage(create);

        await Database.Send(new RejectStagedChangeCommand(create.Id, 1));

        var remembered = (await Remembered()).Single();
        Assert.That((remembered.ResourceId, remembered.Path, remembered.RemoteHash),
            Is.EqualTo(("gid://shopify/Product/9", AcceptedDifference.Whole, SnapshotJson.Hash(SnapshotJson.Write(Staged.Shirt())))));
    }

    [Test]
    public async Task Undo_OfARejection_BringsItBackAndForgetsIt()
    {
        await Database.Send(new RejectStagedChangeCommand(_change.Id, 1));

        var undone = await Database.Send(new UndoStagedChangeCommand(_change.Id));

        Assert.That(undone.Value.Status, Is.EqualTo(StagedChangeStatus.Pending));
        Assert.That((await Database.Load(_change.Id)).Fields.Select(f => f.Decision), Is.EqualTo(new[] { FieldDecision.Pending, FieldDecision.Pending }));
        Assert.That(await Remembered(), Is.Empty);
    }

    [Test]
    public async Task Undo_OfARejectionThatANewerChangeReplaced_IsRefused()
    {
        await Database.Send(new RejectStagedChangeCommand(_change.Id, 1));
        await Database.Stage(Database.Update(Staged.Shirt(price: 40), resource: _change.ResourceId));

        var undone = await Database.Send(new UndoStagedChangeCommand(_change.Id));

        Assert.That(undone.Error, Is.EqualTo(StagedChangeErrors.Replaced));
    }

    [Test]
    public async Task Undo_WithoutADecision_IsRefused()
    {
        var undone = await Database.Send(new UndoStagedChangeCommand(_change.Id));

        Assert.That(undone.Error, Is.EqualTo(StagedChangeErrors.NothingToUndo));
    }

    [Test]
    public async Task Reject_ByTwoReviewersAtOnce_LetsOneWinAndTellsTheOther()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Database.Send(new RejectStagedChangeCommand(_change.Id, 1)))));

        Assert.That(both.Count(r => !r.IsFailure), Is.EqualTo(1));
        Assert.That(both.Single(r => r.IsFailure).Error, Is.EqualTo(StagedChangeErrors.NotOpen(StagedChangeStatus.Rejected)));
        Assert.That(await Database.Read(db => db.Audit.CountAsync()), Is.EqualTo(1));
    }

    private Task<List<AcceptedDifference>> Remembered() => Database.Read(db => db.AcceptedDifferences.AsNoTracking().ToListAsync());
}

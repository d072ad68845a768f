using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class BulkDecideTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task ByFilter_Approve_DecidesWhatMatchesAndNothingElse()
    {
        var ours = Database.Update(Staged.Shirt("Linen shirt", vendor: "Acme"));
        var other = Database.Update(Staged.Shirt("Silk shirt", vendor: "Other"));
        await Database.Stage(ours, other);

        var decided = await Database.Send(Approve(new StagedFilter { Vendor = "Acme" }));

        Assert.That(decided.Value, Is.EqualTo(new BulkDecided(decided.Value.DecisionId, 1, 1, 0, 0)));
        Assert.That((await Database.Load(ours.Id)).Fields.Select(f => f.Decision), Is.EqualTo(new[] { FieldDecision.Approved, FieldDecision.Approved }));
        Assert.That((await Database.Load(other.Id)).Status, Is.EqualTo(StagedChangeStatus.Pending));
        Assert.That(await Database.Read(db => db.Decisions.Select(d => d.Filter).SingleAsync()), Is.EqualTo("""{"vendor":"Acme"}"""));
    }

    [Test]
    public async Task ByFilter_WhatMovedSince_IsLeftForAnotherLook()
    {
        var asOf = Database.Clock.GetUtcNow();
        await Database.Stage(Database.Update(Staged.Shirt("Linen shirt")));
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await Database.Stage(Database.Update(Staged.Shirt("Oxford shirt")));

        var decided = await Database.Send(Approve(StagedFilter.Everything) with { AsOf = asOf, ExpectedCount = 1 });

        Assert.That((decided.Value.Matched, decided.Value.Decided, decided.Value.ChangedSince), Is.EqualTo((2, 1, 1)));
    }

    [Test]
    public async Task ByFilter_WhenTheCountIsNotAsExpected_DecidesNothing()
    {
        await Database.Stage(Database.Update(Staged.Shirt("Linen shirt")), Database.Update(Staged.Shirt("Oxford shirt")));

        var decided = await Database.Send(Approve(StagedFilter.Everything) with { ExpectedCount = 1 });

        Assert.That(decided.Error, Is.EqualTo(StagedChangeErrors.CountDiffers(1, 2)));
        Assert.That(await Database.Read(db => db.StagedChanges.CountAsync(c => c.Status == StagedChangeStatus.Pending)), Is.EqualTo(2));
    }

    [Test]
    public async Task ByIds_WhatIsAtAnotherRevisionOrDecided_IsCountedAsChangedSince()
    {
        var (seen, moved, done) = (Database.Update(Staged.Shirt("Linen shirt")), Database.Update(Staged.Shirt("Oxford shirt")), Database.Update(Staged.Shirt("Silk shirt")));
        await Database.Stage(seen, moved, done);
        await Database.Send(new RejectStagedChangeCommand(done.Id, 1));

        var decided = await Database.Send(new BulkDecideCommand(
            FieldDecision.Approved, [new SeenChange(seen.Id, 1), new SeenChange(moved.Id, 7), new SeenChange(done.Id, 1)], null));

        Assert.That((decided.Value.Matched, decided.Value.Decided, decided.Value.ChangedSince), Is.EqualTo((3, 1, 2)));
        Assert.That((await Database.Load(done.Id)).Status, Is.EqualTo(StagedChangeStatus.Rejected));
    }

    [Test]
    public async Task Reject_OfAPartlyApprovedChange_KeepsWhatWasApproved()
    {
        var change = Database.Update(Staged.Shirt());
        await Database.Stage(change);
        await Database.Send(new ApproveStagedChangeCommand(change.Id, 1, [FieldPath.Title]));

        await Database.Send(new BulkDecideCommand(FieldDecision.Rejected, null, StagedFilter.Everything));

        Assert.That((await Database.Load(change.Id)).Status, Is.EqualTo(StagedChangeStatus.Approved));
        Assert.That(await Database.Read(db => db.AcceptedDifferences.Select(a => a.Path).ToListAsync()), Is.EqualTo(new[] { FieldPath.Variant("S", "price") }));
    }

    [Test]
    public async Task Undo_OfARejectionOfMany_BringsAllBackAndForgetsThem()
    {
        await Database.Stage(Database.Update(Staged.Shirt("Linen shirt")), Database.Create(Staged.Shirt("Silk shirt"), "gid://shopify/Product/3"));
        var decided = await Database.Send(new BulkDecideCommand(FieldDecision.Rejected, null, StagedFilter.Everything));
        var remembered = await Database.Read(db => db.AcceptedDifferences.CountAsync());

        var undone = await Database.Send(new UndoDecisionCommand(decided.Value.DecisionId!.Value));

        Assert.That(remembered, Is.EqualTo(3));
        Assert.That(undone.Value, Is.EqualTo(new UndoneDecision(2, 0)));
        Assert.That(await Database.Read(db => db.AcceptedDifferences.CountAsync()), Is.Zero);
        Assert.That(await Database.Read(db => db.FieldChanges.CountAsync(f => f.Decision != FieldDecision.Pending)), Is.Zero);
    }

    [Test]
    public async Task Validator_WithIdsAndAFilter_AsksForOneOfThem()
    {
        var decided = await Database.Send(new BulkDecideCommand(FieldDecision.Approved, [], StagedFilter.Everything));

        Assert.That(decided.Error?.Message, Is.EqualTo("Give either ids or a filter."));
    }

    [Test]
    public async Task TenThousandRows_AreApproved_Undone_AndRejected()
    {
        const int Rows = 10_000;
        foreach (var chunk in Enumerable.Range(0, Rows).Chunk(2_000))
            await Database.Save(db => db.StagedChanges.AddRange(chunk.Select(n => Database.Update(Staged.Shirt($"Shirt {n}")))));

        var approved = await Database.Send(Approve(StagedFilter.Everything) with { ExpectedCount = Rows });
        var undone = await Database.Send(new UndoDecisionCommand(approved.Value.DecisionId!.Value));
        var rejected = await Database.Send(new BulkDecideCommand(FieldDecision.Rejected, null, StagedFilter.Everything));

        Assert.That((approved.Value.Decided, undone.Value.Undone, rejected.Value.Decided), Is.EqualTo((Rows, Rows, Rows)));
        Assert.That(await Database.Read(db => db.AcceptedDifferences.CountAsync()), Is.EqualTo(2 * Rows));
    }

    private static BulkDecideCommand Approve(StagedFilter filter) => new(FieldDecision.Approved, null, filter);
}

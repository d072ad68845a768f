using ShopifySync.Application.Common;
using ShopifySync.Application.Conflicts;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;

namespace ShopifySync.Application.Tests.Conflicts;

public sealed class ConflictQueriesTests
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task SetUp() => _database = await TestDatabase.Create();

    [TearDown]
    public async Task TearDown() => await _database.DisposeAsync();

    [Test]
    public async Task List_OfOpenOnes_LeavesOutWhatIsSettled()
    {
        var (open, gone) = (Field("gid://shopify/Product/1"), Field("gid://shopify/Product/2"));
        gone.Vanish();
        await _database.Save(db => db.Conflicts.AddRange(open, gone));

        var page = await _database.Send(new ListConflictsQuery(new ConflictFilter(ConflictStatus.Open), new PageRequest()));

        Assert.That(page.Value.Items.Select(c => (c.Id, c.Local, c.Remote)), Is.EqualTo(new[] { (open.Id, "\"Ours\"", "\"Theirs\"") }));
        Assert.That(page.Value.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task List_ByPages_GoesOnWhereItStopped()
    {
        for (var n = 0; n < 3; n++)
            await _database.Save(db => db.Conflicts.Add(Field($"gid://shopify/Product/{n}")));

        var first = (await _database.Send(new ListConflictsQuery(new ConflictFilter(), new PageRequest(2)))).Value;
        var second = (await _database.Send(new ListConflictsQuery(new ConflictFilter(), new PageRequest(2, After: first.NextCursor)))).Value;

        Assert.That(first.Items.Concat(second.Items).Select(c => c.RemoteId[^1]), Is.EqualTo("210"));
        Assert.That(second.NextCursor, Is.Null);
    }

    [Test]
    public async Task Get_AnAmbiguousMatch_ShowsTheStoresProductAndItsCandidates()
    {
        var product = await _database.LinkedProduct(Staged.Shirt("Linen shirt"), "gid://shopify/Product/1");
        var match = Conflict.RaiseMatch(
            Subject("gid://shopify/Product/7"), SnapshotJson.Write(Staged.Shirt("Linnen shirt")),
            $$"""[{"id":"{{product.Id}}","title":"old title","sku":"linen-s","by":"SKU"}]""", null, _database.Clock.GetUtcNow());
        await _database.Save(db => db.Conflicts.Add(match));

        var details = (await _database.Send(new GetConflictQuery(match.Id))).Value;

        Assert.That(details.Product?.Content.Title, Is.EqualTo("Linnen shirt"));
        Assert.That(details.Candidates, Is.EqualTo(new[] { new ConflictCandidate(product.Id.ToString(), "Linen shirt", "linen-s", "SKU", null, "linen-shirt") }));
    }

    [Test]
    public async Task Get_AConflictOfAField_NamesTheNextOpenOne()
    {
        var (older, newer) = (Field("gid://shopify/Product/1"), Field("gid://shopify/Product/2"));
        await _database.Save(db => db.Conflicts.Add(older));
        await _database.Save(db => db.Conflicts.Add(newer));

        var last = (await _database.Send(new GetConflictQuery(older.Id))).Value;

        Assert.That((last.Baseline, last.NextOpenId), Is.EqualTo(("\"Before\"", (ConflictId?)newer.Id)));
    }

    private Conflict Field(string gid) => Conflict.Raise(
        Subject(gid), new FieldDifference(FieldPath.Title, DifferenceKind.Conflict, "\"Before\"", "\"Ours\"", "\"Theirs\"", null), null, _database.Clock.GetUtcNow());

    private ConflictSubject Subject(string gid) => new(_database.Store, _database.Catalogue, null, gid, "Linen shirt");
}

using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

public sealed class GetStagedChangeTests
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task SetUp() => _database = await TestDatabase.Create();

    [TearDown]
    public async Task TearDown() => await _database.DisposeAsync();

    [Test]
    public async Task Get_AnUpdate_ShowsFieldsInReadingOrderWithTheirValues()
    {
        var change = _database.Update(Staged.Shirt());
        await _database.Stage(change);

        var details = (await _database.Send(new GetStagedChangeQuery(change.Id, StagedFilter.Everything))).Value;

        Assert.That(details.Fields.Select(f => f.Path), Is.EqualTo(new[] { FieldPath.Title, FieldPath.Variant("S", "price") }));
        Assert.That(details.Fields[1] with { Path = default },
            Is.EqualTo(new StagedField(default, "20", "20", "30", "30", FieldDecision.Pending, FieldOutcome.None, null)));
        Assert.That((details.StoreName, details.CanDecide, details.CanUndo), Is.EqualTo(("Demo", true, false)));
    }

    [Test]
    public void ReadingOrder_IsProductThenVariantByVariantThenMediaThenMetafields()
    {
        FieldPath[] found =
        [
            FieldPath.Metafield("custom", "care"), FieldPath.Media, FieldPath.Variant("L", "sku"), FieldPath.Variant("S", "price"),
            FieldPath.Variant("S", "sku"), FieldPath.Variant("New"), FieldPath.Tags, FieldPath.Title,
        ];

        var ordered = ReadingOrder.Of(found, p => p, ["S", "L"]);

        Assert.That(ordered.Select(p => p.Value), Is.EqualTo(new[]
        {
            "title", "tags", "variants[S].sku", "variants[S].price", "variants[L].sku", "variants[New]", "media", "metafields[custom.care]",
        }));
    }

    [Test]
    public async Task Get_ACreate_ShowsTheWholeProduct()
    {
        var change = _database.Create(Staged.Shirt("Silk shirt"), "gid://shopify/Product/3");
        await _database.Stage(change);

        var details = (await _database.Send(new GetStagedChangeQuery(change.Id, StagedFilter.Everything))).Value;

        Assert.That(details.Snapshot?.Content.Variants.Select(v => v.Label), Is.EqualTo(new[] { "S", "M" }));
    }

    [Test]
    public async Task Get_WithinAFilter_NamesTheNeighboursOfThatList()
    {
        var changes = Enumerable.Range(1, 5).Select(n => _database.Update(Staged.Shirt($"Shirt {n}", vendor: n == 3 ? "Other" : "Acme"))).ToArray();
        await _database.Stage(changes);
        await _database.Send(new RejectStagedChangeCommand(changes[1].Id, 1));

        var details = (await _database.Send(new GetStagedChangeQuery(changes[3].Id, new StagedFilter { Vendor = "Acme" }))).Value;

        Assert.That((details.PreviousId, details.NextId, details.NextWaitingId), Is.EqualTo(
            ((StagedChangeId?)changes[4].Id, (StagedChangeId?)changes[1].Id, (StagedChangeId?)changes[0].Id)));
    }

    [Test]
    public async Task Get_TheLastThatWaits_BeginsAgainWithThoseThatWerePassedOver()
    {
        var changes = Enumerable.Range(1, 2).Select(n => _database.Update(Staged.Shirt($"Shirt {n}"))).ToArray();
        await _database.Stage(changes);

        var details = (await _database.Send(new GetStagedChangeQuery(changes[0].Id, StagedFilter.Everything))).Value;

        Assert.That(details.NextWaitingId, Is.EqualTo(changes[1].Id));
    }

    [Test]
    public async Task Get_WhatIsNotThere_SaysSo()
    {
        var details = await _database.Send(new GetStagedChangeQuery(StagedChangeId.New(), StagedFilter.Everything));

        Assert.That(details.Error, Is.EqualTo(StagedChangeErrors.NotFound));
    }
}

using ShopifySync.Application.Catalog;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

public sealed class StageChangeTests
{
    private const string Gid = "gid://shopify/Product/1";
    private TestDatabase _database = null!;
    private Product _product = null!;

    [SetUp]
    public async Task SetUp()
    {
        _database = await TestDatabase.Create();
        _product = await _database.LinkedProduct(Staged.Shirt(), Gid);
    }

    [TearDown]
    public async Task TearDown() => await _database.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Propose_ByIdOrGid_WaitsAsAnInboundChange(bool byGid)
    {
        var staged = await _database.Send(Propose(byGid ? Gid : _product.Id.ToString(), new FieldEdit(FieldPath.Title, "\"  Better shirt \"")));

        var change = await _database.Load(staged.Value);
        Assert.That((change.Status, change.Direction, change.ProductId), Is.EqualTo((StagedChangeStatus.Pending, Direction.Inbound, (ProductId?)_product.Id)));
        Assert.That(change.Fields.Select(f => (f.Path, f.Local, f.Proposed)), Is.EqualTo(new[] { (FieldPath.Title, "\"Linen shirt\"", "\"Better shirt\"") }));
    }

    [Test]
    public async Task Propose_WhileAnotherWaits_JoinsIt()
    {
        var first = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Title, "\"Better shirt\"")));

        var second = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Vendor, "\"Better\"")));

        Assert.That(second.Value, Is.EqualTo(first.Value));
        Assert.That((await _database.Load(first.Value)).Fields, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Propose_ThenACompareThatFindsNothing_StillWaits()
    {
        var staged = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Title, "\"Better shirt\"")));

        await _database.Send(new EditProductCommand(_product.Id, _product.Version, [new FieldEdit(FieldPath.Vendor, "\"Another\"")], null));

        var change = await _database.Load(staged.Value);
        Assert.That((change.Status, change.Revision), Is.EqualTo((StagedChangeStatus.Pending, 1)));
        Assert.That(change.Fields.Select(f => (f.Path, f.Proposed, f.IsProposal)), Is.EqualTo(new[] { (FieldPath.Title, "\"Better shirt\"", true) }));
    }

    [Test]
    public async Task Propose_WhatTheCatalogueComesToHave_IsSettled()
    {
        var staged = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Title, "\"Better shirt\"")));

        await _database.Send(new EditProductCommand(_product.Id, _product.Version, [new FieldEdit(FieldPath.Title, "\"Better shirt\"")], null));

        Assert.That((await _database.Load(staged.Value)).Status, Is.EqualTo(StagedChangeStatus.Superseded));
    }

    [Test]
    public async Task Propose_WhatTheCatalogueHas_IsRefused()
    {
        var staged = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Title, "\"Linen shirt\"")));

        Assert.That(staged.Error, Is.EqualTo(StagedChangeErrors.NothingToPropose));
    }

    [Test]
    public async Task Propose_ABadPrice_SaysWhy()
    {
        var staged = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Variant("S", "price"), "-1")));

        Assert.That(staged.Error?.Message, Does.Contain("not negative"));
    }

    [Test]
    public async Task Propose_Outbound_SaysHowItIsDone()
    {
        var staged = await _database.Send(Propose(Gid, new FieldEdit(FieldPath.Title, "\"x\"")) with { Direction = Direction.Outbound });

        Assert.That(staged.Error, Is.EqualTo(StagedChangeErrors.OutboundIsAnEdit));
    }

    [Test]
    public async Task Propose_ToAnUnknownProduct_SaysSo()
    {
        var staged = await _database.Send(Propose("gid://shopify/Product/404", new FieldEdit(FieldPath.Title, "\"x\"")));

        Assert.That(staged.Error, Is.EqualTo(ProductErrors.NotFound));
    }

    private static StageChangeCommand Propose(string id, FieldEdit field) => new(ResourceKind.Product, id, Direction.Inbound, [field]);
}

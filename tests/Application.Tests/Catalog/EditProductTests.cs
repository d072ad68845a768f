using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Catalog;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class EditProductTests(TestEngine engine)
{
    private TestDatabase? _created;

    private TestDatabase Database => _created!;
    private Product _product = null!;

    [SetUp]
    public async Task SetUp()
    {
        _created = await TestDatabase.Create(engine);
        _product = await Database.LinkedProduct(Staged.Shirt(), "gid://shopify/Product/1");
    }

    [TearDown]
    public async Task TearDown()
    {
        if (_created is not null)
            await _created.DisposeAsync();
    }

    [Test]
    public async Task Edit_OfOnePrice_StagesExactlyThatField()
    {
        var edited = await Edit(1, new FieldEdit(Price, "25.5"));

        Assert.That((edited.Value.Version, edited.Value.Moved.Single()), Is.EqualTo((2, Price)));
        var staged = await Database.Read(db => db.StagedChanges.Include(c => c.Fields).SingleAsync());
        Assert.That((staged.Direction, staged.Status), Is.EqualTo((Direction.Outbound, StagedChangeStatus.Pending)));
        Assert.That(staged.Fields.Select(f => (f.Path, f.Remote, f.Proposed)), Is.EqualTo(new[] { (Price, "20", "25.5") }));
    }

    [Test]
    public async Task Edit_WithAnOlderVersion_IsRefusedAndSavesNothing()
    {
        await Edit(1, new FieldEdit(FieldPath.Title, "\"Linen shirt, blue\""));

        var stale = await Edit(1, new FieldEdit(FieldPath.Vendor, "\"Brook\""));

        Assert.That(stale.Error, Is.EqualTo(ProductErrors.StalePage(2)));
        Assert.That((await Details()).Snapshot.Content.Vendor, Is.EqualTo("Acme"));
    }

    [Test]
    public async Task Edit_ToTheSameValues_MovesNothing()
    {
        var edited = await Edit(1, new FieldEdit(FieldPath.Title, "\"Linen shirt\""));

        Assert.That((edited.Value.Version, edited.Value.Moved.Count), Is.EqualTo((1, 0)));
        Assert.That(await Database.Read(db => db.ProductVersions.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Edit_IsRemembered_InVersionFieldsAuditAndActivity()
    {
        await Edit(1, new FieldEdit(FieldPath.Title, "\"Shirt of linen\""), new FieldEdit(FieldPath.Vendor, "\"Acme\""));

        var version = (await Database.Send(new ListProductVersionsQuery(_product.Id, new PageRequest()))).Value.Items.Single();
        Assert.That((version.Version, version.By, version.Cause), Is.EqualTo((2, "mira", "edit")));
        Assert.That(version.Changes, Is.EqualTo(new[] { new VersionChange(FieldPath.Title, "\"Linen shirt\"", "\"Shirt of linen\"") }));
        Assert.That(await Database.Read(db => db.FieldStates.Select(s => s.Path).ToListAsync()), Is.EqualTo(new[] { FieldPath.Title }));
        Assert.That(await Database.Read(db => db.Audit.Select(a => a.Action).ToListAsync()), Is.EqualTo(new[] { "product.edited" }));
        Assert.That(await Database.Read(db => db.Events.Select(e => e.Message).ToListAsync()), Is.EqualTo(new[] { "mira changed title of Shirt of linen." }));
    }

    [TestCase("title", "\"\"", "Product.BadValue")]
    [TestCase("variants[S].price", "-1", "Product.BadValue")]
    [TestCase("variants[S].price", "1.999", "Product.BadValue")]
    [TestCase("variants[XXL].price", "1", "Product.NoSuchVariant")]
    [TestCase("colour", "\"red\"", "Product.UnknownField")]
    public async Task Edit_ToABadValue_SaysWhy(string path, string value, string code)
    {
        var edited = await Edit(1, new FieldEdit(new FieldPath(path), value));

        Assert.That((edited.Error?.Kind, edited.Error?.Code), Is.EqualTo((ErrorKind.Invalid, code)));
    }

    [Test]
    public async Task Edit_OfALockedProduct_IsRefused()
    {
        await Database.Send(new LockProductCommand(_product.Id, Locked: true));

        var edited = await Edit(1, new FieldEdit(FieldPath.Title, "\"New\""));

        Assert.That(edited.Error, Is.EqualTo(ProductErrors.Locked));
    }

    [Test]
    public async Task Edit_TakenBack_LeavesNothingStaged()
    {
        await Edit(1, new FieldEdit(Price, "25"));
        var staged = (await Details()).OpenChanges.Count;

        await Edit(2, new FieldEdit(Price, "20"));

        Assert.That(staged, Is.EqualTo(1));
        Assert.That((await Details()).OpenChanges, Is.Empty);
    }

    [Test]
    public async Task Edit_ByAStranger_IsForbidden()
    {
        var edited = await Database.SendAsStranger(new EditProductCommand(_product.Id, 1, [new FieldEdit(FieldPath.Title, "\"New\"")], null));

        Assert.That(edited.Error?.Kind, Is.EqualTo(ErrorKind.Forbidden));
    }

    private static FieldPath Price => FieldPath.Variant("S", "price");

    private Task<Result<ProductEdited>> Edit(int version, params FieldEdit[] edits) =>
        Database.Send(new EditProductCommand(_product.Id, version, edits, null));

    private async Task<ProductDetails> Details() => (await Database.Send(new GetProductQuery(_product.Id))).Value;
}

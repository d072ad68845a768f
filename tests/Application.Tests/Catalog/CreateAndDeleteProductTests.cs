using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Catalog;

public sealed class CreateAndDeleteProductTests
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task SetUp() => _database = await TestDatabase.Create();

    [TearDown]
    public async Task TearDown() => await _database.DisposeAsync();

    [Test]
    public async Task Create_WithATitleAlone_HasAHandleAndOneVariant()
    {
        var created = await Create(new FieldEdit(FieldPath.Title, "\" Wool scarf \""));

        var product = (await _database.Send(new GetProductQuery(created.Value))).Value;
        Assert.That((product.Snapshot.Content.Title, product.Snapshot.Content.Handle, product.Snapshot.Content.Variants.Length), Is.EqualTo(("Wool scarf", "wool-scarf", 1)));
        Assert.That(product.Stores.Single().Status, Is.EqualTo(SyncStatus.NotLinked));
    }

    [Test]
    public async Task Create_WithAHandleThatIsTaken_IsRefused()
    {
        await Create(new FieldEdit(FieldPath.Title, "\"Wool scarf\""));

        var second = await Create(new FieldEdit(FieldPath.Title, "\"Wool  scarf\""));

        Assert.That(second.Error?.Code, Is.EqualTo("Product.HandleTaken"));
    }

    [Test]
    public async Task Create_WithoutATitle_IsRefused()
    {
        var created = await Create(new FieldEdit(FieldPath.Vendor, "\"Acme\""));

        Assert.That(created.Error?.Message, Does.Contain("title"));
    }

    [Test]
    public async Task Create_WithANegativePrice_IsRefused()
    {
        var created = await _database.Send(new CreateProductCommand(null, [new FieldEdit(FieldPath.Title, "\"Scarf\"")], [new VariantSnapshot { Price = -1 }]));

        Assert.That(created.Error?.Code, Is.EqualTo("Product.BadValue"));
    }

    [Test]
    public async Task Delete_OfAProductInAStore_IsRefusedWithTheReason()
    {
        var product = await _database.LinkedProduct(Staged.Shirt(), "gid://shopify/Product/1");

        var deleted = await _database.Send(new DeleteProductCommand(product.Id));

        Assert.That((deleted.Error?.Code, deleted.Error?.Message), Is.EqualTo(("Product.InStores", "This product is linked to Demo; deleting it here would leave it there, unwatched.")));
    }

    [Test]
    public async Task Delete_OfAnUnlinkedProduct_TakesItsOpenChangesWithIt()
    {
        var id = (await Create(new FieldEdit(FieldPath.Title, "\"Wool scarf\""))).Value;
        await _database.Send(new OfferProductCommand(id, _database.Store));

        var deleted = await _database.Send(new DeleteProductCommand(id));

        Assert.That(deleted.Error, Is.Null);
        Assert.That(await _database.Read(db => db.Products.CountAsync()), Is.Zero);
        Assert.That(await _database.Read(db => db.StagedChanges.Select(c => c.Status).ToListAsync()), Is.EqualTo(new[] { StagedChangeStatus.Superseded }));
    }

    [Test]
    public async Task Choices_AreThoseThatProductsUse()
    {
        await _database.LinkedProduct(Staged.Shirt("A", "Brook"), "gid://1");
        await _database.LinkedProduct(Staged.Shirt("B", "Acme"), "gid://2");

        var choices = (await _database.Send(new ListProductChoicesQuery(null, null))).Value;

        Assert.That(choices.Vendors, Is.EqualTo(new[] { "Acme", "Brook" }));
        Assert.That(choices.ProductTypes, Is.EqualTo(new[] { "Shirts" }));
    }

    private Task<Domain.Common.Result<ProductId>> Create(params FieldEdit[] fields) => _database.Send(new CreateProductCommand(null, fields, []));
}

using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class ProductTests
{
    private static readonly FieldPath RedPrice = FieldPath.Variant("Red", "price");

    [Test]
    public void Create_FromASnapshot_HoldsAllOfIt()
    {
        var snapshot = A.Snapshot(A.Variant("Red", sku: "R"), A.Variant("Blue") with { Weight = new Weight(2, "GRAMS"), Cost = 1 });

        var product = Product.Create(CatalogueId.New(), snapshot, A.Noon);

        Assert.That((product.ToSnapshot(), product.Version), Is.EqualTo((snapshot, 1)));
    }

    [Test]
    public void ToSnapshot_WithAStoresIds_CarriesThem()
    {
        var product = A.Product(A.Variant("Red"), A.Variant("Blue"));

        var snapshot = product.ToSnapshot(new Dictionary<VariantId, string> { [product.Variants[1].Id] = "gid://2" });

        Assert.That(snapshot.Content.Variants.Select(v => v.RemoteId), Is.EqualTo(new[] { null, "gid://2" }));
    }

    [Test]
    public void Edit_OfSeveralFields_GivesTheValuesBeforeAndOneNewVersion()
    {
        var product = A.Product(A.Variant("Red", price: 10));

        var before = A.Good(product.Edit([A.Edit(FieldPath.Title, "Jacket"), A.Edit(RedPrice, 12.50m), A.Edit(FieldPath.Vendor, "Weaver")], A.Noon.AddHours(1)));

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.EqualTo(new[] { A.Edit(FieldPath.Title, "Linen shirt"), A.Edit(RedPrice, 10m) }), "the vendor did not move");
            Assert.That((product.Title, product.Variants[0].Price, product.Version, product.UpdatedAt), Is.EqualTo(("Jacket", 12.5m, 2, A.Noon.AddHours(1))));
        });
    }

    [Test]
    public void Edit_ThatMovesNothing_MakesNoVersion()
    {
        var product = A.Product(A.Variant("Red", price: 10));

        var before = A.Good(product.Edit([A.Edit(FieldPath.Title, " Linen shirt "), new FieldEdit(RedPrice, "\"10.00\""), A.Edit(FieldPath.Tags, new[] { "summer", "linen" })], A.Noon));

        Assert.That((before.Count, product.Version), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Edit_OfOptionValues_KeepsTheVariantsRow()
    {
        var product = A.Product(A.Variant("Red", sku: "R"), A.Variant("Blue"));
        var row = product.Variants[0].Id;

        A.Good(product.Edit([A.Edit(FieldPath.Variant("Red", "optionValues"), new[] { "Crimson" }), A.Edit(RedPrice, 5m)], A.Noon));

        Assert.That((product.Variants[0].Id, product.Variants[0].OptionValues.Single(), product.Variants[0].Sku, product.Variants[0].Price), Is.EqualTo((row, "Crimson", "R", 5m)));
    }

    [Test]
    public void Edit_AddingAndRemovingVariants_KeepsTheOthers()
    {
        var product = A.Product(A.Variant("Red"), A.Variant("Blue"));
        var blue = product.Variants[1].Id;

        A.Good(product.Edit([new FieldEdit(FieldPath.Variant("Red"), null), A.Edit(FieldPath.Variant("Green"), A.Variant("Green", price: 3)), A.Edit(FieldPath.Variant("Green", "sku"), "G")], A.Noon));

        Assert.That(product.ToSnapshot().Content.Variants.Select(v => (v.Label, v.Sku)), Is.EqualTo(new[] { ("Blue", null), ("Green", "G") }));
        Assert.That(product.Variants.Any(v => v.Id == blue), Is.True);
    }

    [TestCase("variants[Green].price", "5")]
    [TestCase("variants[Green]", null)]
    public void Edit_OfAVariantThatIsNotThere_IsRefused(string path, string? value) =>
        Assert.That(A.Product(A.Variant("Red")).Edit([new FieldEdit(new FieldPath(path), value)], A.Noon).Error, Is.EqualTo(ProductErrors.NoSuchVariant(new FieldPath(path))));

    [Test]
    public void Edit_GivingTwoVariantsTheSameName_IsRefused()
    {
        var product = A.Product(A.Variant("Red"), A.Variant("Blue"));

        var result = product.Edit([A.Edit(FieldPath.Variant("Blue", "optionValues"), new[] { "red" })], A.Noon);

        Assert.That(result.Error, Is.EqualTo(ProductErrors.SameVariantTwice("Red")));
    }

    [Test]
    public void Edit_SwappingTheNamesOfTwoVariants_IsTaken()
    {
        var product = A.Product(A.Variant("Red", sku: "1"), A.Variant("Blue", sku: "2"));

        A.Good(product.Edit([A.Edit(FieldPath.Variant("Red", "optionValues"), new[] { "Blue" }), A.Edit(FieldPath.Variant("Blue", "optionValues"), new[] { "Red" })], A.Noon));

        Assert.That(product.Variants.Select(v => (v.OptionValues.Single(), v.Sku)), Is.EqualTo(new[] { ("Blue", "1"), ("Red", "2") }));
    }

    [Test]
    public void Edit_BeyondShopifysNumberOfVariants_IsRefused()
    {
        var product = A.Product([.. Enumerable.Range(0, ProductRules.VariantCount).Select(n => A.Variant($"V{n}"))]);

        var result = product.Edit([A.Edit(FieldPath.Variant("One more"), A.Variant("One more"))], A.Noon);

        Assert.That(result.Error, Is.EqualTo(ProductErrors.TooManyVariants(2_049)));
    }

    [Test]
    public void Edit_WithOneBadValue_ChangesNothing()
    {
        var product = A.Product(A.Variant("Red"));

        var result = product.Edit([A.Edit(FieldPath.Title, "Jacket"), A.Edit(RedPrice, -1m)], A.Noon);

        Assert.That((result.IsFailure, product.Title, product.Version), Is.EqualTo((true, "Linen shirt", 1)));
    }

    [Test]
    public void Edit_OfALockedProduct_IsRefusedUntilItIsUnlocked()
    {
        var product = A.Product();
        product.Lock();
        var refused = (product.Edit([A.Edit(FieldPath.Title, "Jacket")], A.Noon).Error, product.Accept([A.Edit(FieldPath.Title, "Jacket")], A.Noon).Error);
        product.Unlock();

        Assert.That((refused, product.Edit([A.Edit(FieldPath.Title, "Jacket")], A.Noon).IsFailure), Is.EqualTo(((ProductErrors.Locked, ProductErrors.Locked), false)));
    }

    [Test]
    public void Accept_WhatShopifyHolds_IsNotMeasuredByTodaysLimits()
    {
        var product = A.Product(A.Variant("Red"));

        A.Good(product.Accept([A.Edit(FieldPath.Title, new string('a', 300)), A.Edit(RedPrice, -1m)], A.Noon));

        Assert.That((product.Title.Length, product.Variants[0].Price), Is.EqualTo((300, -1m)));
    }

    [Test]
    public void Accept_AVariantUnderANumberedKey_ReachesIt()
    {
        var product = A.Product(A.Variant("Red", sku: "1"), A.Variant("Red", sku: "2"));

        A.Good(product.Accept([A.Edit(FieldPath.Variant("Red #2", "price"), 7m)], A.Noon));

        Assert.That(product.Variants.Select(v => (v.Sku, v.Price)), Is.EqualTo(new[] { ("1", 19.9m), ("2", 7m) }));
    }
}

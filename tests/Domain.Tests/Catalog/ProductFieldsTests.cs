using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class ProductFieldsTests
{
    private static readonly ProductSnapshot Shirt = A.Snapshot(A.Variant("Red / S", "gid://1", "R-S"), A.Variant("Red / M", "gid://2", "R-M"));

    [TestCase("title", "\"Jacket\"")]
    [TestCase("handle", "\"jacket\"")]
    [TestCase("description", "\"<p>Warm</p>\"")]
    [TestCase("vendor", "\"Tailor\"")]
    [TestCase("productType", "\"Jackets\"")]
    [TestCase("category", "\"gid://shopify/TaxonomyCategory/aa\"")]
    [TestCase("status", "\"unlisted\"")]
    [TestCase("tags", """["warm","winter"]""")]
    [TestCase("seo.title", "\"A jacket\"")]
    [TestCase("seo.description", "\"Very warm\"")]
    [TestCase("options", """[{"name":"Colour","values":["Red"]},{"name":"Size","values":["S","M"]}]""")]
    [TestCase("media", """[{"source":"https://a.example/1.jpg","alt":"front","kind":"IMAGE"}]""")]
    [TestCase("metafields[custom.material]", """{"type":"single_line_text_field","value":"wool"}""")]
    [TestCase("variants[Red / S].sku", "\"J-1\"")]
    [TestCase("variants[Red / S].barcode", "\"4006381333931\"")]
    [TestCase("variants[Red / S].price", "12.5")]
    [TestCase("variants[Red / S].compareAtPrice", "15")]
    [TestCase("variants[Red / S].cost", "3.25")]
    [TestCase("variants[Red / S].weight", """{"value":1.5,"unit":"KILOGRAMS"}""")]
    [TestCase("variants[Red / S].taxable", "false")]
    [TestCase("variants[Red / S].inventoryPolicy", "\"continue\"")]
    [TestCase("variants[Red / S].tracked", "true")]
    [TestCase("variants[Blue]", """{"optionValues":["Blue"],"price":7,"taxable":true,"inventoryPolicy":"deny","tracked":false}""")]
    public void With_AValue_ReadsBack(string path, string value)
    {
        var edit = new FieldEdit(new FieldPath(path), value);

        var edited = Shirt.With([edit]);

        Assert.That(
            (edited.Read(edit.Path), SnapshotJson.Read(SnapshotJson.Write(edited)).Read(edit.Path), ProductFields.Canonical(edit)),
            Is.EqualTo((value, value, value)));
    }

    [TestCase("category")]
    [TestCase("seo.title")]
    [TestCase("seo.description")]
    [TestCase("metafields[custom.material]")]
    [TestCase("variants[Red / S].sku")]
    [TestCase("variants[Red / S].barcode")]
    [TestCase("variants[Red / S].compareAtPrice")]
    [TestCase("variants[Red / S].cost")]
    [TestCase("variants[Red / S].weight")]
    [TestCase("variants[Red / S]")]
    public void With_Null_TakesTheValueAway(string path) =>
        Assert.That(Shirt.With([new FieldEdit(new FieldPath(path), null)]).Read(new FieldPath(path)), Is.Null);

    [Test]
    public void OfProductAndOfVariant_AreAllCovered()
    {
        var covered = typeof(ProductFieldsTests).GetMethod(nameof(With_AValue_ReadsBack))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>().Select(c => new FieldPath((string)c.Arguments[0]!)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(ProductFields.OfProduct, Is.SubsetOf(covered));
            Assert.That(ProductFields.OfVariant.Where(f => f != "optionValues"), Is.SubsetOf(covered.Select(c => c.VariantField)));
        });
    }

    [TestCase("title", "\" Jacket \"", "\"Jacket\"")]
    [TestCase("tags", """["b"," a","B"]""", """["a","b"]""")]
    [TestCase("tags", "null", "[]")]
    [TestCase("variants[Red / S].price", "\"12.50\"", "12.5")]
    [TestCase("variants[Red / S].sku", "\" \"", null)]
    [TestCase("media", """[{"source":"https://a.example/1.jpg?v=1","alt":" front ","kind":"IMAGE","remoteId":"gid://9"}]""", """[{"source":"https://a.example/1.jpg","alt":"front","kind":"IMAGE"}]""")]
    public void With_AValueInAnotherForm_ReadsCanonically(string path, string value, string? canonical)
    {
        var edit = new FieldEdit(new FieldPath(path), value);

        Assert.That((Shirt.With([edit]).Read(edit.Path), ProductFields.Canonical(edit)), Is.EqualTo((canonical, canonical)));
    }

    [Test]
    public void With_NewOptionValuesAndOtherFields_EditsOneVariant()
    {
        var edited = Shirt.With(
        [
            A.Edit(FieldPath.Variant("Red / S", "price"), 1m),
            A.Edit(FieldPath.Variant("Red / S", "optionValues"), new[] { "Blue", "S" }),
            A.Edit(FieldPath.Variant("Red / S", "sku"), "B-S"),
        ]);

        var variant = edited.Content.Variants[0];
        Assert.That((variant.Label, variant.Price, variant.Sku, variant.RemoteId), Is.EqualTo(("Blue / S", 1m, "B-S", "gid://1")));
    }

    [Test]
    public void With_TwoVariantsThatChangeNames_LosesNone()
    {
        var edited = Shirt.With(
        [
            A.Edit(FieldPath.Variant("Red / S", "optionValues"), new[] { "Red", "M" }),
            A.Edit(FieldPath.Variant("Red / M", "optionValues"), new[] { "Red", "S" }),
        ]);

        Assert.That(edited.Content.Variants.Select(v => (v.Label, v.Sku)), Is.EqualTo(new[] { ("Red / M", "R-S"), ("Red / S", "R-M") }));
    }

    [Test]
    public void With_TwoVariantsOfOneName_EditsTheOneThatIsNamed()
    {
        var twins = A.Snapshot(A.Variant("Red", sku: "1"), A.Variant("Red", sku: "2"));

        var edited = twins.With([A.Edit(FieldPath.Variant("Red #2", "price"), 5m), new FieldEdit(FieldPath.Variant("Red"), null)]);

        Assert.That(edited.Content.Variants.Select(v => (v.Sku, v.Price)), Is.EqualTo(new[] { ("2", 5m) }));
    }

    [Test]
    public void With_TwoEqualVariants_RemovesOnlyTheNamedOne()
    {
        var red = A.Variant("Red");
        var twins = A.Snapshot(red, red with { RemoteId = null });

        var edited = twins.With([new FieldEdit(FieldPath.Variant("Red #2"), null)]);

        Assert.That(edited.Content.Variants, Has.Length.EqualTo(1).And.All.SameAs(red));
    }

    [Test]
    public void With_AFieldOfNoVariant_ChangesNothing() =>
        Assert.That(Shirt.With([A.Edit(FieldPath.Variant("Green", "price"), 5m)]), Is.EqualTo(Shirt));

    [Test]
    public void With_AProductWithoutVariants_TakesTheFirst()
    {
        var empty = ProductSnapshot.Empty.With([A.Edit(FieldPath.Variant(VariantSnapshot.DefaultKey), A.Variant(price: 3))]);

        Assert.That(empty.Read(A.Price), Is.EqualTo("3"));
    }

    [Test]
    public void With_MediaInAnotherOrder_KeepsTheIds()
    {
        var pictured = Shirt with { Media = [A.Picture("a", "gid://a"), A.Picture("b", "gid://b"), A.Picture("a", "gid://a2")] };

        var edited = pictured.With([A.Edit(FieldPath.Media, new[] { A.Picture("b"), A.Picture("a"), A.Picture("c"), A.Picture("a") })]);

        Assert.That(edited.Media.Select(m => m.RemoteId), Is.EqualTo(new[] { "gid://b", "gid://a", null, "gid://a2" }));
    }

    [Test]
    public void With_AMetafieldWhoseNamespaceHoldsADot_KeepsItsName()
    {
        var product = Shirt with { Metafields = [new Metafield("global.seo", "title", "string", "a")] };

        var edited = product.With([A.Edit(FieldPath.Metafield("global.seo", "title"), new { type = "string", value = "b" })]);

        Assert.That(edited.Metafields.Single(), Is.EqualTo(new Metafield("global.seo", "title", "string", "b")));
    }
}

using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class FieldPathTests
{
    [TestCase("title", null, null, "title", Facet.Content)]
    [TestCase("seo.title", null, null, "seo.title", Facet.Content)]
    [TestCase("media", null, null, "media", Facet.Media)]
    [TestCase("metafields[custom.material]", "custom.material", null, "metafields.custom.material", Facet.Metafields)]
    [TestCase("variants[Red / S]", "Red / S", null, "variants", Facet.Content)]
    [TestCase("variants[Red / S].price", "Red / S", "price", "variants.price", Facet.Content)]
    [TestCase("variants[a]b].price", "a]b", "price", "variants.price", Facet.Content)]
    [TestCase("variants[a].b]", "a].b", null, "variants", Facet.Content)]
    [TestCase("variants[1.5 kg].sku", "1.5 kg", "sku", "variants.sku", Facet.Content)]
    public void Parts_OfAPath_AreReadFromIt(string value, string? key, string? variantField, string kind, Facet facet)
    {
        var path = new FieldPath(value);

        Assert.That((path.Key, path.VariantField, path.Kind, path.Facet), Is.EqualTo((key, variantField, kind, facet)));
    }

    [Test]
    public void Made_FromParts_ReadsAsWritten() => Assert.Multiple(() =>
    {
        Assert.That(FieldPath.Variant("Red / S", "price").Value, Is.EqualTo("variants[Red / S].price"));
        Assert.That(FieldPath.Variant("Red / S").Value, Is.EqualTo("variants[Red / S]"));
        Assert.That(FieldPath.Metafield("custom", "material").Value, Is.EqualTo("metafields[custom.material]"));
        Assert.That(FieldPath.Title.ToString(), Is.EqualTo("title"));
    });

    [TestCase("variants[")]
    [TestCase("variants[Red")]
    [TestCase("variants[Red].")]
    [TestCase("variants[Red]price")]
    [TestCase("variants")]
    [TestCase("metafields[custom.material")]
    [TestCase("metafields[custom.material].type")]
    [TestCase("metafields[custom]")]
    [TestCase("metafields[.material]")]
    [TestCase("metafields[custom.]")]
    [TestCase("variants[Red].colour")]
    [TestCase("Title")]
    [TestCase("")]
    public void Knows_WhatIsNoPath_IsRefusedWithoutAFault(string typed) =>
        Assert.That(ProductFields.Knows(new FieldPath(typed)), Is.False);

    [TestCase("variants[Red].price")]
    [TestCase("variants[Red]")]
    [TestCase("metafields[custom.material]")]
    [TestCase("seo.description")]
    [TestCase("media")]
    public void Knows_AnyFieldOfAProduct(string typed) => Assert.That(ProductFields.Knows(new FieldPath(typed)), Is.True);
}

using System.Text;
using ShopifySync.Infrastructure.Shopify.Bulk;

namespace ShopifySync.Infrastructure.Tests.Shopify.Bulk;

public sealed class LineKeyTests
{
    [TestCase("""{"id":"gid://shopify/Product/7","title":"A"}""", 7, true)]
    [TestCase("""{"id":"gid://shopify/ProductVariant/9","sku":"A","__parentId":"gid://shopify/Product/7"}""", 7, false)]
    [TestCase("""{"id":"gid://shopify/Product/7","title":"say \"__parentId\":\"gid://shopify/Product/9\""}""", 7, true, Description = "a text that looks like a parent")]
    [TestCase("""{"id":"gid://shopify/Product/7","title":"__parentId"}""", 7, true)]
    [TestCase("""{ "title": "A", "id": "gid://shopify/Product/7" }""", 7, true, Description = "written in another way")]
    [TestCase("""{ "id": "gid://shopify/ProductVariant/9", "__parentId": "gid://shopify/Product/7" }""", 7, false)]
    [TestCase("""{"category":{"id":"gid://shopify/TaxonomyCategory/3"},"id":"gid://shopify/Product/7"}""", 7, true)]
    public void Of_AnyWayOfWriting_FindsTheProduct(string line, long product, bool isRoot) =>
        Assert.That(LineKey.Of(Encoding.UTF8.GetBytes(line)), Is.EqualTo(new LineKey(product, isRoot)));

    [Test]
    public void Of_WhatIsNoJson_IsAProductOfItsOwn() =>
        Assert.That(LineKey.Of("{\"id\": broken"u8).IsRoot, Is.True);

    [Test]
    public void OfId_IsTheKeyOfItsLines() =>
        Assert.That(LineKey.OfId("gid://shopify/Product/7"), Is.EqualTo(LineKey.Of("""{"id":"gid://shopify/Product/7"}"""u8).Product));
}

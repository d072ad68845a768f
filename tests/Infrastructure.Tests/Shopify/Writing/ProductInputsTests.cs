using System.Text.Json.Nodes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Writing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Writing;

public sealed class ProductInputsTests
{
    [TestCase("title", "\"Shirt\"", """{"title":"Shirt"}""")]
    [TestCase("handle", "\"shirt\"", """{"handle":"shirt","redirectNewHandle":true}""")]
    [TestCase("description", "\"<p>x</p>\"", """{"descriptionHtml":"<p>x</p>"}""")]
    [TestCase("description", null, """{"descriptionHtml":""}""")]
    [TestCase("vendor", "\"Acme\"", """{"vendor":"Acme"}""")]
    [TestCase("productType", "\"\"", """{"productType":""}""")]
    [TestCase("category", "\"gid://shopify/TaxonomyCategory/aa-1\"", """{"category":"gid://shopify/TaxonomyCategory/aa-1"}""")]
    [TestCase("category", null, """{"category":null}""")]
    [TestCase("status", "\"unlisted\"", """{"status":"UNLISTED"}""")]
    [TestCase("tags", """["a","b"]""", """{"tags":["a","b"]}""")]
    [TestCase("tags", null, """{"tags":[]}""")]
    [TestCase("seo.title", "\"Buy\"", """{"seo":{"title":"Buy"}}""")]
    [TestCase("seo.description", null, """{"seo":{"description":""}}""")]
    public void Update_OneField_SendsThatFieldOnly(string path, string? value, string expected) =>
        Same(ProductInputs.Update([new FieldEdit(new FieldPath(path), value)]), expected);

    [Test]
    public void Update_BothSeoFields_AreOneObject() =>
        Same(ProductInputs.Update([new FieldEdit(FieldPath.SeoTitle, "\"T\""), new FieldEdit(FieldPath.SeoDescription, "\"D\"")]),
            """{"seo":{"title":"T","description":"D"}}""");

    [TestCase("price", "19.9", """{"id":"v","price":"19.90"}""")]
    [TestCase("price", "0", """{"id":"v","price":"0.00"}""")]
    [TestCase("price", "1234567.125", """{"id":"v","price":"1234567.125"}""")]
    [TestCase("compareAtPrice", null, """{"id":"v","compareAtPrice":null}""")]
    [TestCase("barcode", null, """{"id":"v","barcode":null}""")]
    [TestCase("taxable", "false", """{"id":"v","taxable":false}""")]
    [TestCase("inventoryPolicy", "\"continue\"", """{"id":"v","inventoryPolicy":"CONTINUE"}""")]
    [TestCase("sku", "\"S-1\"", """{"id":"v","inventoryItem":{"sku":"S-1"}}""")]
    [TestCase("sku", null, """{"id":"v","inventoryItem":{"sku":""}}""")]
    [TestCase("cost", "7.5", """{"id":"v","inventoryItem":{"cost":"7.50"}}""")]
    [TestCase("cost", null, """{"id":"v","inventoryItem":{"cost":null}}""")]
    [TestCase("tracked", "true", """{"id":"v","inventoryItem":{"tracked":true}}""")]
    [TestCase("weight", """{"value":180,"unit":"GRAMS"}""", """{"id":"v","inventoryItem":{"measurement":{"weight":{"value":180,"unit":"GRAMS"}}}}""")]
    [TestCase("weight", null, """{"id":"v","inventoryItem":{"measurement":{"weight":{"value":0,"unit":"KILOGRAMS"}}}}""")]
    public void Update_OneFieldOfAVariant_SendsThatFieldOnly(string field, string? value, string expected) =>
        Same(ProductInputs.Update(new VariantEdit("v", [(field, value)])), expected);

    [Test]
    public void Update_OptionValuesOfOneVariant_IsABugOfTheCaller() =>
        Assert.That(() => ProductInputs.Update(new VariantEdit("v", [("optionValues", """["Red"]""")])), Throws.ArgumentException);

    [Test]
    public void Update_EveryFieldOfAProduct_HasAnInput()
    {
        var written = ProductFields.OfProduct.Where(p => p != FieldPath.Options)
            .Select(path => ProductInputs.Update([new FieldEdit(path, Whole().Read(path))]).Count);

        Assert.That(written, Is.All.GreaterThan(0));
    }

    [Test]
    public void Options_KnownVariantsKeepTheirIdsAndNewOnesAreWhole() =>
        Same(ProductInputs.Options(Whole().Content), """
            {"productOptions":[{"name":"Colour","position":1,"values":[{"name":"Red"},{"name":"Blue"}]}],
             "variants":[{"id":"v1","optionValues":[{"optionName":"Colour","name":"Red"}]},
                         {"optionValues":[{"optionName":"Colour","name":"Blue"}],"price":"5.00","taxable":true,"inventoryPolicy":"DENY","inventoryItem":{"tracked":false}}]}
            """);

    [Test]
    public void Options_OfAProductWithoutOptions_AreShopifysDefault() =>
        Same(ProductInputs.Options(Whole().Content with { Options = [], Variants = [new VariantSnapshot { RemoteId = "v1" }] }), """
            {"productOptions":[{"name":"Title","position":1,"values":[{"name":"Default Title"}]}],
             "variants":[{"id":"v1","optionValues":[{"optionName":"Title","name":"Default Title"}]}]}
            """);

    [Test]
    public void NewProduct_CarriesOurIdAndNoEmptyWishes()
    {
        var id = new ProductId(Guid.Parse("01990000-0000-7000-8000-000000000001"));
        var input = ProductInputs.NewProduct(id, new ProductContent { Title = "Cup", Handle = "", Status = ProductStatus.Draft });

        Same(input, """
            {"productOptions":[{"name":"Title","position":1,"values":[{"name":"Default Title"}]}],
             "variants":[{"optionValues":[{"optionName":"Title","name":"Default Title"}],"price":"0.00","taxable":true,"inventoryPolicy":"DENY","inventoryItem":{"tracked":false}}],
             "title":"Cup","status":"DRAFT",
             "metafields":[{"namespace":"shopifysync","key":"id","type":"id","value":"01990000-0000-7000-8000-000000000001"}]}
            """);
    }

    private static ProductSnapshot Whole() => ProductSnapshot.Empty with
    {
        Content = new ProductContent
        {
            Title = "Shirt",
            Handle = "shirt",
            Options = [new ProductOption("Colour", ["Red"])],
            Variants = [new VariantSnapshot { RemoteId = "v1", OptionValues = ["Red"], Price = 5 }, new VariantSnapshot { OptionValues = ["Blue"], Price = 5 }],
        },
    };

    private static void Same(JsonObject written, string expected) =>
        Assert.That(JsonNode.DeepEquals(written, JsonNode.Parse(expected)), Is.True, $"was {written.ToJsonString()}");
}

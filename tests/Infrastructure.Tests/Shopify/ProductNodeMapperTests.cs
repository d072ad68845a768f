using System.Collections.Immutable;
using System.Text.Json;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Reading;

namespace ShopifySync.Infrastructure.Tests.Shopify;

public sealed class ProductNodeMapperTests
{
    private const string Shirt = """
        {
          "id": "gid://shopify/Product/1", "updatedAt": "2026-09-30T10:00:00Z", "title": " Shirt ", "handle": "shirt",
          "descriptionHtml": "<p>Cotton</p>\r\n", "vendor": "Acme", "productType": "", "category": {"id": "gid://shopify/TaxonomyCategory/aa-1"},
          "status": "UNLISTED", "tags": ["summer", "Cotton", "SUMMER"], "seo": {"title": null, "description": " Buy it "},
          "options": [{"name": "Colour", "optionValues": [{"name": "Red"}, {"name": "Blue"}]}, {"name": "Size", "optionValues": [{"name": "S"}]}],
          "variants": {"nodes": [
            {"id": "gid://shopify/ProductVariant/11", "sku": "S-1", "barcode": "", "price": "19.90", "compareAtPrice": null, "taxable": true,
             "inventoryPolicy": "CONTINUE", "selectedOptions": [{"name": "Colour", "value": "Red"}, {"name": "Size", "value": "S"}],
             "inventoryItem": {"tracked": true, "unitCost": {"amount": "7.5"}, "measurement": {"weight": {"value": 180.0, "unit": "GRAMS"}}}}],
            "pageInfo": {"hasNextPage": true, "endCursor": "v1"}},
          "media": {"nodes": [
            {"id": "gid://shopify/MediaImage/21", "alt": "Front", "mediaContentType": "IMAGE", "image": {"url": "https://cdn.shopify.com/a.jpg?v=17"}},
            {"id": "gid://shopify/MediaImage/22", "alt": null, "mediaContentType": "IMAGE", "image": null},
            {"id": "gid://shopify/Video/23", "alt": null, "mediaContentType": "VIDEO", "originalSource": {"url": "https://cdn.shopify.com/v.mp4"}},
            {"id": "gid://shopify/ExternalVideo/24", "alt": null, "mediaContentType": "EXTERNAL_VIDEO", "originUrl": "https://youtu.be/x"},
            {"id": "gid://shopify/Model3d/25", "alt": null, "mediaContentType": "MODEL_3D", "originalSource": {"url": "https://cdn.shopify.com/m.glb"}}],
            "pageInfo": {"hasNextPage": false, "endCursor": "m"}},
          "metafields": {"nodes": [
            {"namespace": "shopifysync", "key": "id", "type": "id", "value": "0199"},
            {"namespace": "custom", "key": "size", "type": "number_integer", "value": "3"},
            {"namespace": "custom", "key": "material", "type": "single_line_text_field", "value": "cotton"}],
            "pageInfo": {"hasNextPage": false, "endCursor": null}}
        }
        """;

    [Test]
    public void Map_Texts_InCanonicalForm()
    {
        var content = Map(Shirt).Snapshot.Content;

        Assert.Multiple(() =>
        {
            Assert.That(content.Title, Is.EqualTo("Shirt"));
            Assert.That(content.Description, Is.EqualTo("<p>Cotton</p>"));
            Assert.That(content.ProductType, Is.Empty);
            Assert.That(content.Category, Is.EqualTo("gid://shopify/TaxonomyCategory/aa-1"));
            Assert.That(content.Status, Is.EqualTo(ProductStatus.Unlisted));
            Assert.That(content.Tags, Is.EqualTo(new[] { "Cotton", "summer" }));
            Assert.That((content.SeoTitle, content.SeoDescription), Is.EqualTo(((string?)null, "Buy it")));
            Assert.That(content.Options.Select(o => $"{o.Name}: {string.Join(", ", o.Values)}"), Is.EqualTo(new[] { "Colour: Red, Blue", "Size: S" }));
        });
    }

    [Test]
    public void Map_AVariant_WithWhatLivesOnItsInventoryItem()
    {
        var variant = Map(Shirt).Snapshot.Content.Variants.Single();

        Assert.That(SnapshotJson.Write(Only(variant)), Is.EqualTo(SnapshotJson.Write(Only(new VariantSnapshot
        {
            RemoteId = "gid://shopify/ProductVariant/11",
            OptionValues = ["Red", "S"],
            Sku = "S-1",
            Barcode = null,
            Price = 19.9m,
            Cost = 7.5m,
            Weight = new Weight(180, "GRAMS"),
            Taxable = true,
            InventoryPolicy = InventoryPolicy.Continue,
            Tracked = true,
        }))));
    }

    [Test]
    public void Map_Media_InOrderWithTheSourceOfEachKind()
    {
        var media = Map(Shirt).Snapshot.Media;

        Assert.That(media, Is.EqualTo(new[]
        {
            new MediaItem("https://cdn.shopify.com/a.jpg", "Front", "IMAGE", "gid://shopify/MediaImage/21"),
            new MediaItem("gid://shopify/MediaImage/22", "", "IMAGE", "gid://shopify/MediaImage/22"),
            new MediaItem("https://cdn.shopify.com/v.mp4", "", "VIDEO", "gid://shopify/Video/23"),
            new MediaItem("https://youtu.be/x", "", "EXTERNAL_VIDEO", "gid://shopify/ExternalVideo/24"),
            new MediaItem("https://cdn.shopify.com/m.glb", "", "MODEL_3D", "gid://shopify/Model3d/25"),
        }));
    }

    [Test]
    public void Map_Metafields_SortedAndWithoutOurOwn()
    {
        var names = Map(Shirt).Snapshot.Metafields.Select(m => $"{m.Namespace}.{m.Key}={m.Value}");

        Assert.That(names, Is.EqualTo(new[] { "custom.material=cotton", "custom.size=3" }));
    }

    [Test]
    public void Map_ListsThatGoOn_RememberWhere()
    {
        using var json = JsonDocument.Parse(Shirt);
        var reading = new ProductReading(json.RootElement);

        Assert.That((reading.IsWhole, reading.VariantsAfter, reading.MediaAfter, reading.MetafieldsAfter), Is.EqualTo((false, "v1", (string?)null, (string?)null)));
    }

    [Test]
    public void Map_AProductWithoutOptions_HasNoneAndNoValues()
    {
        var plain = Shirt
            .Replace("""{"name": "Colour", "optionValues": [{"name": "Red"}, {"name": "Blue"}]}, {"name": "Size", "optionValues": [{"name": "S"}]}""",
                """{"name": "Title", "optionValues": [{"name": "Default Title"}]}""", StringComparison.Ordinal)
            .Replace("""{"name": "Colour", "value": "Red"}, {"name": "Size", "value": "S"}""", """{"name": "Title", "value": "Default Title"}""", StringComparison.Ordinal);

        var content = Map(plain).Snapshot.Content;

        Assert.That((content.Options.Length, content.Variants[0].OptionValues.Length, content.Variants[0].Label), Is.EqualTo((0, 0, "Default Title")));
    }

    [TestCase("0", "KILOGRAMS", null)]
    [TestCase("0.25", "POUNDS", "0.25 POUNDS")]
    [TestCase("1.50", "KILOGRAMS", "1.5 KILOGRAMS")]
    public void Map_AWeight_OfNothingIsNone(string value, string unit, string? expected)
    {
        var weight = Map(Shirt.Replace("""{"value": 180.0, "unit": "GRAMS"}""", $$"""{"value": {{value}}, "unit": "{{unit}}"}""", StringComparison.Ordinal))
            .Snapshot.Content.Variants[0].Weight;

        Assert.That(weight is null ? null : FormattableString.Invariant($"{weight.Value} {weight.Unit}"), Is.EqualTo(expected));
    }

    [TestCase("\"UNLISTED\"", "\"SOLD\"", "status 'SOLD' is unknown to this version")]
    [TestCase("\"19.90\"", "\"cheap\"", "price 'cheap' is no amount")]
    [TestCase("\"19.90\"", "null", "price is missing")]
    [TestCase("\"title\": \" Shirt \"", "\"title\": 5", "a text was expected, not Number")]
    [TestCase("\"tags\": [\"summer\", \"Cotton\", \"SUMMER\"]", "\"tags\": null", "tags is not a list")]
    [TestCase("\"updatedAt\": \"2026-09-30T10:00:00Z\"", "\"updatedAt\": \"yesterday\"", "updatedAt is no date")]
    public void Map_ANodeOfAnotherShape_IsSetAsideWithTheReason(string written, string instead, string reason)
    {
        using var json = JsonDocument.Parse(Shirt.Replace(written, instead, StringComparison.Ordinal));
        var page = new PageInTheMaking();
        page.Began(DateTimeOffset.UnixEpoch);

        page.Map(json.RootElement, "gid://shopify/Product/1");

        var made = page.ToPage(null, 1);
        Assert.That((made.Products.Count, made.Unreadable.Single().Reason), Is.EqualTo((0, reason)));
    }

    private static Application.Pulling.RemoteProduct Map(string node)
    {
        using var json = JsonDocument.Parse(node);
        return new ProductReading(json.RootElement).ToRemote();
    }

    private static ProductSnapshot Only(VariantSnapshot variant) =>
        ProductSnapshot.Empty with { Content = ProductSnapshot.Empty.Content with { Variants = ImmutableArray.Create(variant) } };
}

using System.Text.Json.Nodes;
using ShopifySync.Application.Pulling;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>A product with more variants than one answer holds is never put together from two different moments.</summary>
public sealed class ChangingProductTests
{
    private const string Id = "gid://shopify/Product/1";

    [Test]
    public async Task ReadPage_AProductThatChangesMeanwhile_IsReadAgain()
    {
        await using var shop = await ScriptedShop.Start(call =>
            IsRest(call) ? Rest(second: 2) : call.ContainsKey("ids") ? Nodes(Product(second: 2, "new")) : Page(Product(second: 1, "old")));
        using var store = EmulatedStore.At(shop.BaseAddress);

        var page = await Read(store);

        var content = page.Products.Single().Snapshot.Content;
        Assert.That(content.Variants.Select(v => v.Sku).Prepend(content.Title), Is.EqualTo(new[] { "new", "first", "rest" }));
    }

    [Test]
    public async Task ReadPage_AProductThatIsDeletedMeanwhile_HasNoEntry()
    {
        await using var shop = await ScriptedShop.Start(call =>
            IsRest(call) ? """{"data":{"product":null}}""" : call.ContainsKey("ids") ? Nodes("null") : Page(Product(second: 1, "old")));
        using var store = EmulatedStore.At(shop.BaseAddress);

        var page = await Read(store);

        Assert.That((page.Products.Count, page.Unreadable.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task ReadPage_AProductThatNeverStandsStill_IsSetAside()
    {
        var second = 1;
        await using var shop = await ScriptedShop.Start(call =>
            IsRest(call) ? Rest(++second) : call.ContainsKey("ids") ? Nodes(Product(second, "again")) : Page(Product(second, "first")));
        using var store = EmulatedStore.At(shop.BaseAddress);

        var page = await Read(store);

        Assert.That(page.Unreadable.Single().Reason, Does.StartWith("it kept changing"));
    }

    private static bool IsRest(JsonObject call) => call.ContainsKey("moreVariants");

    private static string Page(string product) =>
        """{"data":{"products":{"nodes":[PRODUCT],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}""".Replace("PRODUCT", product, StringComparison.Ordinal);

    private static string Nodes(string product) => """{"data":{"nodes":[PRODUCT]}}""".Replace("PRODUCT", product, StringComparison.Ordinal);

    private static string Rest(int second) => """{"data":{"product":{"id":"ID","updatedAt":"AT","variants":VARIANTS}}}"""
        .Replace("\"ID\"", $"\"{Id}\"", StringComparison.Ordinal)
        .Replace("AT", Moment(second), StringComparison.Ordinal)
        .Replace("VARIANTS", Variants("rest", more: false), StringComparison.Ordinal);

    private static string Product(int second, string title) => $$"""
        {"id":"{{Id}}","updatedAt":"{{Moment(second)}}","title":"{{title}}","handle":"x","descriptionHtml":"","vendor":"","productType":"",
         "category":null,"status":"ACTIVE","tags":[],"seo":{"title":null,"description":null},
         "options":[{"name":"Size","optionValues":[{"name":"first"},{"name":"rest"}]}],"variants":{{Variants("first", more: true)}}
        }
        """;

    private static string Moment(int second) => $"2026-10-01T12:00:{second:00}Z";

    private static string Variants(string name, bool more) => """
        {"nodes":[{"id":"gid://shopify/ProductVariant/NAME","sku":"NAME","barcode":null,"price":"1.00","compareAtPrice":null,"taxable":true,
          "inventoryPolicy":"DENY","selectedOptions":[{"name":"Size","value":"NAME"}],"inventoryItem":{"tracked":false,"unitCost":null,"measurement":null}}],
         "pageInfo":{"hasNextPage":MORE,"endCursor":"next"}}
        """.Replace("NAME", name, StringComparison.Ordinal).Replace("MORE", more ? "true" : "false", StringComparison.Ordinal);

    private static Task<ProductPage> Read(EmulatedStore store) =>
        store.Reader.ReadPage(store.Call(), new ProductPageRequest(null, null, 10, false), default);
}

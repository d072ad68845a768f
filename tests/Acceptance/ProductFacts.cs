using System.Globalization;
using System.Text.Json.Nodes;

namespace ShopifySync.Acceptance;

/// <summary>What a product says, by field path: from the API's answer, or from the record of the store.</summary>
internal static class ProductFacts
{
    public static SortedDictionary<string, string?> OfCatalogue(JsonNode product)
    {
        var facts = OfProduct(product, "description", product["seoTitle"], product["seoDescription"]);
        foreach (var variant in product["variants"]!.AsArray())
            AddVariant(facts, variant!, SyncApi.Text(variant!, "key"));
        return facts;
    }

    public static SortedDictionary<string, string?> OfStore(JsonNode product)
    {
        var facts = OfProduct(product, "descriptionHtml", product["seo"]!["title"], product["seo"]!["description"]);
        foreach (var variant in product["variants"]!.AsArray())
            AddVariant(facts, variant!, string.Join(" / ", variant!["selectedOptions"]!.AsArray().Select(o => SyncApi.Text(o!, "value"))));
        return facts;
    }

    private static SortedDictionary<string, string?> OfProduct(JsonNode product, string description, JsonNode? seoTitle, JsonNode? seoDescription) => new(StringComparer.Ordinal)
    {
        ["title"] = Plain(product["title"]),
        ["handle"] = Plain(product["handle"]),
        ["description"] = Plain(product[description]),
        ["vendor"] = Plain(product["vendor"]),
        ["productType"] = Plain(product["productType"]),
        ["status"] = Plain(product["status"])?.ToUpperInvariant(),
        ["tags"] = string.Join(", ", product["tags"]!.AsArray().Select(t => (string)t!).Order(StringComparer.Ordinal)),
        ["seo.title"] = Plain(seoTitle),
        ["seo.description"] = Plain(seoDescription),
    };

    private static void AddVariant(SortedDictionary<string, string?> facts, JsonNode variant, string key)
    {
        foreach (var field in new[] { "sku", "barcode" })
            facts[$"variants[{key}].{field}"] = Plain(variant[field]);
        foreach (var field in new[] { "price", "compareAtPrice" })
            facts[$"variants[{key}].{field}"] = Amount(variant[field]);
        facts[$"variants[{key}].inventoryPolicy"] = Plain(variant["inventoryPolicy"])?.ToUpperInvariant();
    }

    /// <summary>No text and empty text are the same to both sides.</summary>
    private static string? Plain(JsonNode? node) => string.IsNullOrEmpty((string?)node) ? null : (string?)node;

    private static string? Amount(JsonNode? node) =>
        node is null ? null : decimal.Parse(node.ToString(), CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture);
}

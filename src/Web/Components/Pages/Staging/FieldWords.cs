using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Web.Components.Pages.Catalog;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>What people call a field, and its value as they would write it.</summary>
internal static partial class FieldWords
{
    public static string Label(FieldPath path) => FieldNames.Of(path);

    public static string Label(string field) => FieldNames.Simple(field);

    public static string Label(StagedFields kind) => kind switch
    {
        StagedFields.Seo => "SEO",
        StagedFields.Sku => "SKU",
        StagedFields.ProductType => "Type",
        StagedFields.CompareAtPrice => "Compare-at price",
        StagedFields.OtherVariantFields => "Other variant fields",
        _ => kind.ToString(),
    };

    /// <summary>The only variant of a product without options has no name of its own.</summary>
    public static string Variant(string key) => key == VariantSnapshot.DefaultKey ? "Default" : key;

    /// <summary>Null where the side has no value.</summary>
    public static string? Text(FieldPath path, string? json) => json is null ? null : (path.VariantField ?? path.Value) switch
    {
        "price" or "compareAtPrice" or "cost" => Money(FieldValue.Read<decimal>(json)),
        "weight" => Weight(FieldValue.Read<Weight>(json)),
        "inventoryPolicy" => FieldValue.Read<InventoryPolicy>(json) == InventoryPolicy.Continue ? "go on selling" : "stop selling",
        "description" => Lines(FieldValue.Display(json)),
        "options" => string.Join("\n", FieldValue.Read<List<ProductOption>>(json)!.Select(o => $"{o.Name}: {string.Join(", ", o.Values)}")),
        "optionValues" => string.Join(" / ", FieldValue.Read<List<string>>(json)!),
        _ when path.IsMetafield => Metafield(json),
        _ => FieldValue.Display(json),
    };

    public static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    public static string? Weight(Weight? weight) => weight is null ? null : string.Create(CultureInfo.InvariantCulture, $"{weight.Value:0.###} {Unit(weight.Unit)}");

    /// <summary>HTML in lines as its author may have written it; only for the eye, both sides alike.</summary>
    private static string Lines(string html) => BlockEnd().Replace(html, "$0\n").Trim();

    [GeneratedRegex(@"(</(p|li|ul|ol|div|h[1-6]|table|tr|blockquote|section)>|<(ul|ol|table|div|section)[^<>]*>|<br\s*/?>)(?!\s*\n)", RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnd();

    private static string Unit(string unit) => unit switch
    {
        "KILOGRAMS" => "kg",
        "GRAMS" => "g",
        "POUNDS" => "lb",
        "OUNCES" => "oz",
        _ => unit,
    };

    private static string Metafield(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("value", out var value) ? value.GetString() ?? "" : json;
    }
}

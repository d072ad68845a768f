using ShopifySync.Domain.Catalog;

namespace ShopifySync.Web.Components.Pages.Catalog;

/// <summary>Fields as people call them.</summary>
internal static class FieldNames
{
    public static string Of(FieldPath path)
    {
        var name = path.IsMetafield ? $"Metafield {path.Key}" : Simple(path.IsVariant ? path.VariantField ?? "variant" : path.Value);
        return path is { IsVariant: true, Key: not VariantSnapshot.DefaultKey } ? $"{name} of {path.Key}" : name;
    }

    /// <summary>Of a field without its product or variant, for the head of a column.</summary>
    public static string Simple(string name) => name switch
    {
        "productType" => "Type",
        "seo.title" => "Search title",
        "seo.description" => "Search description",
        "sku" => "SKU",
        "compareAtPrice" => "Compare-at price",
        "inventoryPolicy" => "When out of stock",
        "taxable" => "Charge tax",
        "tracked" => "Track quantity",
        "optionValues" => "Option values",
        "media" => "Media",
        _ => char.ToUpperInvariant(name[0]) + name[1..],
    };
}

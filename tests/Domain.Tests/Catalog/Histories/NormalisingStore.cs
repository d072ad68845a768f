using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Tests.Catalog.Histories;

/// <summary>A store that writes what it is sent in its own way, as Shopify does; or, when plain, as it is.</summary>
internal sealed class NormalisingStore(bool plain, int seed)
{
    private int _made;

    public string? Form(FieldPath path, string? value) => value is null || plain ? value : path.Kind switch
    {
        "title" or "vendor" or "productType" => Text(value, t => t.Replace("  ", " ", StringComparison.Ordinal)),
        "handle" => Text(value, t => t.Replace('_', '-') + "-1"),
        "description" => Text(value, t => t.Replace("<br>", "<br />", StringComparison.Ordinal).Replace("<script>alert(1)</script>", "", StringComparison.Ordinal)),
        "tags" => FieldValue.Of(CanonicalForm.Tags(FieldValue.Read<string[]>(value)!.Select(t => t.Replace('_', ' ')))),
        "seo.title" => null,
        "media" => FieldValue.Of(FieldValue.Read<MediaItem[]>(value)!.Select(m => m with { Source = OnCdn(m.Source) })),
        "variants.price" => FieldValue.Of(decimal.Round(FieldValue.Read<decimal>(value), 2)),
        "variants.compareAtPrice" => FieldValue.Of(decimal.Round(FieldValue.Read<decimal>(value), 2)),
        "variants.sku" => Text(value, t => t.ToUpperInvariant()),
        "variants.barcode" => null,
        "variants.optionValues" => FieldValue.Of(FieldValue.Read<string[]>(value)!.Select(v => v.ToUpperInvariant() + "!")),
        "variants" => FieldValue.Of(Variant(FieldValue.Read<VariantSnapshot>(value)!)),
        var kind when kind.StartsWith("metafields", StringComparison.Ordinal) => value.Replace(", ", ",", StringComparison.Ordinal),
        _ => value,
    };

    /// <summary>Gives ids to what the store just made.</summary>
    public ProductSnapshot WithIds(ProductSnapshot written) => written with
    {
        Content = written.Content with { Variants = [.. written.Content.Variants.Select(v => v.RemoteId is null ? v with { RemoteId = NewId("ProductVariant") } : v)] },
        Media = [.. written.Media.Select(m => m.RemoteId is null ? m with { RemoteId = NewId("MediaImage") } : m)],
    };

    private VariantSnapshot Variant(VariantSnapshot variant) => ProductFields.OfVariant.Aggregate(
        variant, (v, field) => ProductFields.With(v, field, Form(FieldPath.Variant("any", field), ProductFields.Read(v, field))));

    private string NewId(string kind) => $"gid://shopify/{kind}/made-{seed}-{_made++}";

    private static string OnCdn(string source) =>
        source.StartsWith("https://cdn.example/", StringComparison.Ordinal) ? source : $"https://cdn.example/of?{source}";

    private static string? Text(string value, Func<string, string> form) => FieldValue.Of(form(FieldValue.Read<string>(value)!));
}

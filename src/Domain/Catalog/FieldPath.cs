namespace ShopifySync.Domain.Catalog;

/// <summary>
/// The address of one comparable value of a product: <c>title</c>, <c>seo.title</c>, <c>variants[Red / S].price</c>,
/// <c>variants[Red / S]</c> (the variant itself: added or removed), <c>metafields[custom.material]</c>, <c>media</c>.
/// </summary>
public readonly record struct FieldPath(string Value)
{
    private const string VariantPrefix = "variants[";
    private const string MetafieldPrefix = "metafields[";

    public static FieldPath Title { get; } = new("title");
    public static FieldPath Handle { get; } = new("handle");
    public static FieldPath Description { get; } = new("description");
    public static FieldPath Vendor { get; } = new("vendor");
    public static FieldPath ProductType { get; } = new("productType");
    public static FieldPath Category { get; } = new("category");
    public static FieldPath Status { get; } = new("status");
    public static FieldPath Tags { get; } = new("tags");
    public static FieldPath SeoTitle { get; } = new("seo.title");
    public static FieldPath SeoDescription { get; } = new("seo.description");
    public static FieldPath Options { get; } = new("options");
    public static FieldPath Media { get; } = new("media");

    /// <summary>True for <c>variants[key]</c> and <c>variants[key].field</c>; a path that people typed may be neither.</summary>
    public bool IsVariant => Value.StartsWith(VariantPrefix, StringComparison.Ordinal)
        && (Close == Value.Length - 1 || (Close > 0 && Close + 2 < Value.Length && Value[Close + 1] == '.'));

    public bool IsMetafield => Value.StartsWith(MetafieldPrefix, StringComparison.Ordinal) && Close == Value.Length - 1;

    /// <summary>The key between the brackets; null for a field of the product itself. A key may itself contain <c>]</c>.</summary>
    public string? Key => IsVariant ? Between(VariantPrefix.Length) : IsMetafield ? Between(MetafieldPrefix.Length) : null;

    /// <summary>The variant's field; null when the path names a whole variant or no variant.</summary>
    public string? VariantField => IsVariant && Close < Value.Length - 1 ? Value[(Close + 2)..] : null;

    public Facet Facet => this == Media ? Facet.Media : IsMetafield ? Facet.Metafields : Facet.Content;

    /// <summary>The path without the variant's key: <c>variants.price</c>; what policies, filters and people speak of.</summary>
    public string Kind => IsVariant
        ? VariantField is { } name ? $"variants.{name}" : "variants"
        : IsMetafield ? $"metafields.{Key}" : Value;

    public static FieldPath Variant(string key) => new($"{VariantPrefix}{key}]");

    public static FieldPath Variant(string key, string field) => new($"{VariantPrefix}{key}].{field}");

    public static FieldPath Metafield(string ns, string key) => new($"{MetafieldPrefix}{ns}.{key}]");

    public override string ToString() => Value;

    private int Close => Value.LastIndexOf(']');

    private string Between(int start) => Value[start..Close];
}

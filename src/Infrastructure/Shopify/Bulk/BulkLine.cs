using System.Text.Json.Serialization;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>One line of a products file: a product, or with <see cref="ParentId"/> one of its variants, media or metafields.</summary>
internal sealed class BulkLine
{
    [JsonPropertyName("__parentId")]
    public string? ParentId { get; init; }

    public string? Id { get; init; }

    // a product
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? Title { get; init; }
    public string? Handle { get; init; }
    public string? DescriptionHtml { get; init; }
    public string? Vendor { get; init; }
    public string? ProductType { get; init; }
    public IdOnly? Category { get; init; }
    public string? Status { get; init; }
    public string[]? Tags { get; init; }
    public SeoTexts? Seo { get; init; }
    public OptionLine[]? Options { get; init; }

    // a variant
    public int? Position { get; init; }
    public string? Sku { get; init; }
    public string? Barcode { get; init; }
    public string? Price { get; init; }
    public string? CompareAtPrice { get; init; }
    public bool? Taxable { get; init; }
    public string? InventoryPolicy { get; init; }
    public SelectedOption[]? SelectedOptions { get; init; }
    public ItemLine? InventoryItem { get; init; }

    // media
    public string? Alt { get; init; }
    public string? MediaContentType { get; init; }
    public Address? Image { get; init; }
    public Address? OriginalSource { get; init; }
    public string? OriginUrl { get; init; }

    // a metafield
    public string? Namespace { get; init; }
    public string? Key { get; init; }
    public string? Type { get; init; }
    public string? Value { get; init; }

    internal sealed record IdOnly(string? Id);

    internal sealed record SeoTexts(string? Title, string? Description);

    internal sealed record OptionLine(string? Name, NameOnly[]? OptionValues);

    internal sealed record NameOnly(string? Name);

    internal sealed record SelectedOption(string? Value);

    internal sealed record ItemLine(bool? Tracked, AmountOnly? UnitCost, Measure? Measurement);

    internal sealed record AmountOnly(string? Amount);

    internal sealed record Measure(WeightLine? Weight);

    internal sealed record WeightLine(decimal? Value, string? Unit);

    internal sealed record Address(string? Url);
}

/// <summary>Written by the compiler, so that no line is read by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BulkLine))]
internal sealed partial class BulkLineJson : JsonSerializerContext;

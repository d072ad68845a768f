using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ShopifySync.Domain.Catalog;

/// <summary>A product at one moment, in canonical form, cut into facets. Equal snapshots are written as the same text.</summary>
public sealed record ProductSnapshot(
    ProductContent Content,
    ImmutableArray<MediaItem> Media,
    ImmutableArray<Metafield> Metafields)
{
    public static ProductSnapshot Empty { get; } = new(new ProductContent { Title = "", Handle = "" }, [], []);

    /// <summary>By text: the arrays inside would otherwise be compared by reference.</summary>
    public bool Equals(ProductSnapshot? other) =>
        ReferenceEquals(this, other) || (other is not null && SnapshotJson.Write(this) == SnapshotJson.Write(other));

    public override int GetHashCode() => HashCode.Combine(Content.Title, Content.Handle);
}

/// <summary>Texts, options, variants and prices of a product.</summary>
public sealed record ProductContent
{
    public required string Title { get; init; }
    public required string Handle { get; init; }
    public string Description { get; init; } = "";
    public string Vendor { get; init; } = "";
    public string ProductType { get; init; } = "";

    /// <summary>The taxonomy category's GID, or null.</summary>
    public string? Category { get; init; }

    public ProductStatus Status { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public string? SeoTitle { get; init; }
    public string? SeoDescription { get; init; }

    /// <summary>Empty for a product with Shopify's single <c>Title / Default Title</c> option.</summary>
    public ImmutableArray<ProductOption> Options { get; init; } = [];

    public ImmutableArray<VariantSnapshot> Variants { get; init; } = [];
}

public sealed record ProductOption(string Name, ImmutableArray<string> Values);

/// <summary>One picture, film or model. Its identity is the source; the remote id tells a moved address from another picture.</summary>
public sealed record MediaItem(string Source, string Alt, string Kind, string? RemoteId);

public sealed record Metafield(string Namespace, string Key, string Type, string Value);

public enum InventoryPolicy
{
    Deny,
    Continue,
}

/// <summary>Weight as the merchant typed it: Shopify keeps the unit (WeightUnit: GRAMS, KILOGRAMS, OUNCES, POUNDS).</summary>
public sealed record Weight(decimal Value, string Unit);

/// <summary>One variant. Ids say which row it is on either side; they are not compared.</summary>
public sealed record VariantSnapshot
{
    public const string DefaultKey = "Default Title";
    private const int LongestLabel = 300;

    public string? RemoteId { get; init; }

    [JsonIgnore]
    public VariantId? LocalId { get; init; }

    /// <summary>One value for each option, in the options' order; empty for the only variant of a product without options.</summary>
    public ImmutableArray<string> OptionValues
    {
        get;
        init => (field, Label) = (value.IsDefault ? [] : value, value.IsDefaultOrEmpty ? DefaultKey : LabelOf(value));
    } = [];

    public string? Sku { get; init; }
    public string? Barcode { get; init; }
    public decimal Price { get; init; }
    public decimal? CompareAtPrice { get; init; }
    public decimal? Cost { get; init; }
    public Weight? Weight { get; init; }
    public bool Taxable { get; init; } = true;
    public InventoryPolicy InventoryPolicy { get; init; }
    public bool Tracked { get; init; }

    /// <summary>What people call the variant: <c>Red / S</c>. Old products may hold one twice; <c>VariantKeys</c> tells those apart.</summary>
    [JsonIgnore]
    public string Label { get; private init; } = DefaultKey;

    /// <summary>
    /// Labels are the keys of field paths, and those of database keys with room for 400 characters: what is longer, which three
    /// option values of 255 can be, is cut and told apart by a digest.
    /// </summary>
    private static string LabelOf(ImmutableArray<string> optionValues)
    {
        var label = string.Join(" / ", optionValues);
        return label.Length <= LongestLabel ? label : $"{label[..(LongestLabel - 10)]}… {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label)))[..8]}";
    }

    /// <summary>True when no compared field differs. Much cheaper than asking field by field, and most variants do not differ.</summary>
    internal bool SaysTheSameAs(VariantSnapshot other) =>
        OptionValues.AsSpan().SequenceEqual(other.OptionValues.AsSpan())
        && this with { OptionValues = [], LocalId = null, RemoteId = null } == other with { OptionValues = [], LocalId = null, RemoteId = null };
}

using System.Text.Json;
using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Catalog;

/// <summary>What a value must satisfy before it may enter the catalogue by hand. Limits are Shopify's own.</summary>
public static class ProductRules
{
    public const int TitleLength = 255;
    public const int HandleLength = 255;
    public const int VendorLength = 255;
    public const int TagCount = 250;
    public const int TagLength = 255;
    public const int SkuLength = 255;
    public const int VariantCount = 2_048;
    public const decimal HighestPrice = 999_999_999_999m;

    /// <summary>Null when the edit may be made, else why not.</summary>
    public static Error? Refuse(FieldEdit edit)
    {
        if (!ProductFields.Knows(edit.Path))
            return ProductErrors.UnknownField(edit.Path);

        try
        {
            return Reason(edit) is { } reason ? ProductErrors.BadValue(edit.Path, reason) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or OverflowException)
        {
            return ProductErrors.BadValue(edit.Path, "it is not of the field's kind (text, number, list or object).");
        }
    }

    /// <summary>What no single edit shows: too many variants, or two of the same option values, where there were none before.</summary>
    internal static Error? RefuseVariants(ProductSnapshot before, ProductSnapshot after)
    {
        if (after.Content.Variants.Length > Math.Max(VariantCount, before.Content.Variants.Length))
            return ProductErrors.TooManyVariants(after.Content.Variants.Length);

        var known = Twice(before).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Twice(after).FirstOrDefault(label => !known.Contains(label)) is { } label ? ProductErrors.SameVariantTwice(label) : null;

        static IEnumerable<string> Twice(ProductSnapshot product) =>
            product.Content.Variants.CountBy(v => v.Label, StringComparer.OrdinalIgnoreCase).Where(c => c.Value > 1).Select(c => c.Key);
    }

    private static string? Reason(FieldEdit edit) => edit.Path.Kind switch
    {
        "title" => Length(edit) switch
        {
            0 => "a product needs a title.",
            > TitleLength and var length => $"a title has at most {TitleLength} characters, this one has {length}.",
            _ => null,
        },
        "handle" => Length(edit) > HandleLength ? $"a handle has at most {HandleLength} characters."
            : Text(edit) is { Length: > 0 } handle && handle == CanonicalForm.Handle(handle) ? null
            : "a handle has lower-case letters, digits and single hyphens only.",
        "vendor" or "productType" => Length(edit) > VendorLength ? $"it has at most {VendorLength} characters." : null,
        "status" => IsOneOf<ProductStatus>(edit) ? null : "it is active, archived, draft or unlisted.",
        "tags" => CanonicalForm.Tags(FieldValue.ReadList<string>(edit.Value)) is var tags && tags.Length > TagCount ? $"a product has at most {TagCount} tags."
            : tags.Any(t => Length(t) > TagLength) ? $"a tag has at most {TagLength} characters." : null,
        "variants" => edit.Value is null ? null : WholeVariant(edit),
        "variants.price" => Amount(edit, required: true),
        "variants.compareAtPrice" or "variants.cost" => Amount(edit, required: false),
        "variants.sku" or "variants.barcode" => Length(edit) > SkuLength ? $"it has at most {SkuLength} characters." : null,
        "variants.weight" => FieldValue.Read<Weight>(edit.Value) switch
        {
            { Value: < 0 } => "a weight is not negative.",
            { Unit: not ("GRAMS" or "KILOGRAMS" or "OUNCES" or "POUNDS") } => "its unit is GRAMS, KILOGRAMS, OUNCES or POUNDS.",
            _ => null,
        },
        "variants.inventoryPolicy" => IsOneOf<InventoryPolicy>(edit) ? null : "it is deny or continue.",
        "variants.taxable" or "variants.tracked" => FieldValue.Read<bool?>(edit.Value) is null ? "it is true or false." : null,
        _ when edit.Path.IsMetafield => FieldValue.Read<ProductFields.MetafieldValue>(edit.Value) is { } metafield && (metafield.Type ?? "").Length * (metafield.Value ?? "").Length == 0
            ? "a metafield has a type and a value; without a value at all it is removed." : null,
        _ => Parse(edit),
    };

    private static string Text(FieldEdit edit) => CanonicalForm.Line(FieldValue.Read<string>(edit.Value));

    private static int Length(FieldEdit edit) => Length(Text(edit));

    /// <summary>In characters as people and Shopify count them: an emoji outside the basic plane is one, not two.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool IsOneOf<T>(FieldEdit edit)
        where T : struct, Enum => FieldValue.Read<T?>(edit.Value) is { } value && Enum.IsDefined(value);

    private static string? WholeVariant(FieldEdit edit)
    {
        var variant = FieldValue.Read<VariantSnapshot>(edit.Value);
        return variant is null ? "a variant is an object." : ProductFields.OfVariant
            .Select(field => Reason(new FieldEdit(FieldPath.Variant(variant.Label, field), ProductFields.Read(variant, field))) is { } reason ? $"{field}: {reason}" : null)
            .FirstOrDefault(reason => reason is not null);
    }

    private static string? Amount(FieldEdit edit, bool required) => FieldValue.Read<decimal?>(edit.Value) switch
    {
        null => required ? "a variant needs a price." : null,
        < 0 => "an amount is not negative.",
        > HighestPrice => "the amount is higher than Shopify takes.",
        { } amount when decimal.Round(amount, 2) != amount => "Shopify keeps two decimals, and rounding is not ours to choose.",
        _ => null,
    };

    /// <summary>The remaining kinds have no limit of their own: it is enough that the value can be read.</summary>
    private static string? Parse(FieldEdit edit)
    {
        _ = ProductFields.Canonical(edit);
        return null;
    }
}

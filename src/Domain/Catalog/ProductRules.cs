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
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or NotSupportedException or OverflowException)
        {
            return ProductErrors.BadValue(edit.Path, "it is not of the field's kind (text, number, list or object).");
        }
    }

    private static string? Reason(FieldEdit edit) => edit.Path.Kind switch
    {
        "title" => Text(edit) is { Length: > 0 } title
            ? title.Length > TitleLength ? $"a title has at most {TitleLength} characters, this one has {title.Length}." : null
            : "a product needs a title.",
        "handle" => Text(edit) is var handle && handle.Length > HandleLength ? $"a handle has at most {HandleLength} characters."
            : handle.Length > 0 && handle == CanonicalForm.Handle(handle) ? null : "a handle has lower-case letters, digits and single hyphens only.",
        "vendor" or "productType" => Text(edit).Length > VendorLength ? $"it has at most {VendorLength} characters." : null,
        "status" => FieldValue.Read<ProductStatus>(edit.Value) is var status && Enum.IsDefined(status) ? null : "it is active, archived, draft or unlisted.",
        "tags" => FieldValue.ReadList<string>(edit.Value) is var tags && tags.Length > TagCount ? $"a product has at most {TagCount} tags."
            : tags.Any(t => t.Length > TagLength) ? $"a tag has at most {TagLength} characters." : null,
        "variants.price" => Amount(edit, required: true),
        "variants.compareAtPrice" or "variants.cost" => Amount(edit, required: false),
        "variants.sku" or "variants.barcode" => Text(edit).Length > SkuLength ? $"it has at most {SkuLength} characters." : null,
        "variants.weight" => FieldValue.Read<Weight>(edit.Value) is { Value: < 0 } ? "a weight is not negative." : null,
        _ => Parse(edit),
    };

    private static string Text(FieldEdit edit) => CanonicalForm.Line(FieldValue.Read<string>(edit.Value));

    private static string? Amount(FieldEdit edit, bool required)
    {
        if (edit.Value is null)
            return required ? "a variant needs a price." : null;

        return FieldValue.Read<decimal>(edit.Value) switch
        {
            < 0 => "an amount is not negative.",
            > HighestPrice => "the amount is higher than Shopify takes.",
            var amount when decimal.Round(amount, 2) != amount => "Shopify keeps two decimals, and rounding is not ours to choose.",
            _ => null,
        };
    }

    /// <summary>The remaining kinds have no limit of their own: it is enough that the value can be read.</summary>
    private static string? Parse(FieldEdit edit)
    {
        _ = ProductSnapshot.Empty.With([edit]);
        if (edit.Path.VariantField is { } field)
            _ = ProductFields.With(new VariantSnapshot(), field, edit.Value);
        return null;
    }
}

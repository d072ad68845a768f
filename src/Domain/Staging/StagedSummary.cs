using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Staging;

/// <summary>The kinds of field that a staged change touches, as bits: lists filter by them without a join.</summary>
[Flags]
public enum StagedFields : long
{
    None = 0,
    Title = 1 << 0,
    Handle = 1 << 1,
    Description = 1 << 2,
    Vendor = 1 << 3,
    ProductType = 1 << 4,
    Category = 1 << 5,
    Status = 1 << 6,
    Tags = 1 << 7,
    Seo = 1 << 8,
    Options = 1 << 9,
    Variants = 1 << 10,
    Price = 1 << 11,
    CompareAtPrice = 1 << 12,
    Sku = 1 << 13,
    Barcode = 1 << 14,
    Cost = 1 << 15,
    Weight = 1 << 16,
    OtherVariantFields = 1 << 17,
    Media = 1 << 18,
    Metafields = 1 << 19,
}

/// <summary>What a list shows of a staged change and filters it by.</summary>
/// <param name="PriceChange">The largest price change in basis points (1 % is 100), signed; null without one.</param>
/// <param name="ImageUrl">The first picture, for the list's thumbnail.</param>
/// <param name="SearchText">Title, handle and SKUs in lower case, for the search box.</param>
public sealed record StagedSummary(
    string Title, string Vendor, string ProductType, string Sku, int? PriceChange, StagedFields Fields, int FieldCount, string? ImageUrl,
    string SearchText)
{
    private const int SkuTextLength = 400;

    public static StagedSummary Empty { get; } = new("", "", "", "", null, StagedFields.None, 0, null, "");

    public static StagedSummary Of(ProductSnapshot shown, IReadOnlyCollection<FieldChange> fields)
    {
        var skus = string.Join(' ', shown.Content.Variants.Select(v => v.Sku).Where(s => s is not null).Distinct());
        return new StagedSummary(
            shown.Content.Title, shown.Content.Vendor, shown.Content.ProductType,
            skus.Length <= SkuTextLength ? skus : skus[..SkuTextLength],
            LargestPriceChange(fields), fields.Aggregate(StagedFields.None, (all, f) => all | Kind(f.Path)), fields.Count,
            shown.Media.FirstOrDefault(m => m.Source.StartsWith("http", StringComparison.Ordinal))?.Source,
            $"{shown.Content.Title} {shown.Content.Handle} {skus}".ToLowerInvariant());
    }

    public static StagedFields Kind(FieldPath path) => path.Kind switch
    {
        "title" => StagedFields.Title,
        "handle" => StagedFields.Handle,
        "description" => StagedFields.Description,
        "vendor" => StagedFields.Vendor,
        "productType" => StagedFields.ProductType,
        "category" => StagedFields.Category,
        "status" => StagedFields.Status,
        "tags" => StagedFields.Tags,
        "seo.title" or "seo.description" => StagedFields.Seo,
        "options" => StagedFields.Options,
        "variants" => StagedFields.Variants,
        "variants.price" => StagedFields.Price,
        "variants.compareAtPrice" => StagedFields.CompareAtPrice,
        "variants.sku" => StagedFields.Sku,
        "variants.barcode" => StagedFields.Barcode,
        "variants.cost" => StagedFields.Cost,
        "variants.weight" => StagedFields.Weight,
        "media" => StagedFields.Media,
        var kind => kind.StartsWith("metafields", StringComparison.Ordinal) ? StagedFields.Metafields : StagedFields.OtherVariantFields,
    };

    private static int? LargestPriceChange(IReadOnlyCollection<FieldChange> fields)
    {
        int? largest = null;
        foreach (var field in fields.Where(f => f.Path.VariantField == "price"))
        {
            var current = FieldValue.Read<decimal>(field.Proposed == field.Local ? field.Remote : field.Local);
            var proposed = FieldValue.Read<decimal>(field.Proposed);
            var change = current == 0
                ? proposed == 0 ? 0 : int.MaxValue
                : (int)Math.Clamp(Math.Round(((double)proposed - (double)current) / (double)current * 10_000), -int.MaxValue, int.MaxValue);
            if (largest is null || Math.Abs(change) > Math.Abs(largest.Value))
                largest = change;
        }

        return largest;
    }
}

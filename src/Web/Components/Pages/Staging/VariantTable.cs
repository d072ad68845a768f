using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>The variants' fields as a grid: a row for each variant, a column for each field that differs anywhere.</summary>
internal sealed record VariantTable(IReadOnlyList<string> Columns, IReadOnlyList<VariantRow> Rows)
{
    public static VariantTable Of(StagedChangeDetails change)
    {
        var fields = change.Fields.Where(f => f.Path.IsVariant).ToList();
        string[] columns = [.. ProductFields.OfVariant.Where(c => fields.Any(f => f.Path.VariantField == c))];
        return new VariantTable(columns, [.. fields.GroupBy(f => f.Path.Key!).Select(g => Row(g.Key, [.. g], change))]);
    }

    private static VariantRow Row(string key, IReadOnlyList<StagedField> fields, StagedChangeDetails change)
    {
        var whole = fields.FirstOrDefault(f => f.Path.VariantField is null);
        var known = FieldValue.Read<VariantSnapshot>(whole?.Proposed ?? whole?.Local ?? whole?.Remote);
        return new VariantRow(key, change.SkuByVariant.GetValueOrDefault(key) ?? known?.Sku, whole, fields);
    }
}

/// <param name="Whole">The variant itself comes or goes; null when only fields of it differ.</param>
internal sealed record VariantRow(string Key, string? Sku, StagedField? Whole, IReadOnlyList<StagedField> Fields)
{
    public bool Comes => Whole?.Proposed is not null;

    public StagedField? Cell(string column) => Fields.FirstOrDefault(f => f.Path.VariantField == column);

    /// <summary>A variant that comes or goes, in one line.</summary>
    public string Describe(Direction direction)
    {
        var json = Whole!.Proposed ?? (direction == Direction.Inbound ? Whole.Local : Whole.Remote);
        var variant = FieldValue.Read<VariantSnapshot>(json)!;
        var parts = new List<string> { $"price {FieldWords.Money(variant.Price)}" };
        if (variant.CompareAtPrice is { } compareAt)
            parts.Add($"compare-at {FieldWords.Money(compareAt)}");
        if (variant.Barcode is { } barcode)
            parts.Add($"barcode {barcode}");
        if (FieldWords.Weight(variant.Weight) is { } weight)
            parts.Add(weight);
        return string.Join(" · ", parts);
    }
}

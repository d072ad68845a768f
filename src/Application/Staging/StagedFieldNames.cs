using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>The kinds of field that lists speak of, from the words that people and programs use for them.</summary>
public static class StagedFieldNames
{
    /// <summary>Null for a word that names no field.</summary>
    public static StagedFields? Find(string name)
    {
        var path = new FieldPath(name);
        if (ProductFields.Knows(path))
            return StagedSummary.Kind(path);
        if (ProductFields.OfVariant.FirstOrDefault(f => name.Equals(f, StringComparison.OrdinalIgnoreCase)
            || name.Equals($"variants.{f}", StringComparison.OrdinalIgnoreCase)) is { } ofVariant)
            return StagedSummary.Kind(FieldPath.Variant("", ofVariant));
        return name.StartsWith("metafields.", StringComparison.OrdinalIgnoreCase) ? StagedFields.Metafields : null;
    }

    /// <summary>The single kinds in a mask, in reading order.</summary>
    public static IEnumerable<StagedFields> Split(StagedFields mask) =>
        Enum.GetValues<StagedFields>().Where(kind => kind != StagedFields.None && mask.HasFlag(kind));
}

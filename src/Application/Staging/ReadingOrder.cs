using ShopifySync.Domain.Catalog;

namespace ShopifySync.Application.Staging;

/// <summary>The order in which people read a product: its own fields, then variant by variant, media, metafields.</summary>
internal static class ReadingOrder
{
    private static readonly List<FieldPath> Product = [.. ProductFields.OfProduct];
    private static readonly List<string> Variant = [.. ProductFields.OfVariant];

    /// <param name="variants">The product's variants as the catalogue orders them; those that it lacks come last.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> fields, Func<T, FieldPath> pathOf, IReadOnlyList<string> variants)
    {
        var places = variants.Distinct().Index().ToDictionary(v => v.Item, v => v.Index);
        return fields.OrderBy(f => Group(pathOf(f)))
            .ThenBy(f => pathOf(f) is { IsVariant: true, Key: { } key } ? places.GetValueOrDefault(key, int.MaxValue) : 0)
            .ThenBy(f => pathOf(f) is { IsVariant: true, Key: { } key } ? key : "", StringComparer.Ordinal)
            .ThenBy(f => Within(pathOf(f)))
            .ThenBy(f => pathOf(f).Value, StringComparer.Ordinal);
    }

    private static int Group(FieldPath path) => path.IsVariant ? 1 : path == FieldPath.Media ? 2 : path.IsMetafield ? 3 : 0;

    private static int Within(FieldPath path) => path switch
    {
        { IsVariant: true, VariantField: { } field } => Variant.IndexOf(field),
        { IsVariant: true } => -1,
        { IsMetafield: true } => 0,
        _ => Product.IndexOf(path),
    };
}

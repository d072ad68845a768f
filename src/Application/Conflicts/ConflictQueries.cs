using ShopifySync.Domain.Conflicts;

namespace ShopifySync.Application.Conflicts;

internal static class ConflictQueries
{
    public static IQueryable<Conflict> Matching(this IQueryable<Conflict> conflicts, ConflictFilter filter)
    {
        if (filter.Status is { } status)
            conflicts = conflicts.Where(c => c.Status == status);
        if (filter.StoreId is { } store)
            conflicts = conflicts.Where(c => c.StoreId == store);
        if (filter.Kind is { } kind)
            conflicts = conflicts.Where(c => c.Kind == kind);
        if (filter.ProductId is { } product)
            conflicts = conflicts.Where(c => c.ProductId == product);
        return conflicts;
    }
}

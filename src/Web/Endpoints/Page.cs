using ShopifySync.Application.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>How every list is answered. A null cursor: this was the last page.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, int? Total);

internal static class Page
{
    /// <summary>A list that is short enough to be answered whole.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> items) => new(items, null, items.Count);

    public static Page<T> Of<T>(PagedResult<T> page) => new(page.Items, page.NextCursor, page.Total);
}

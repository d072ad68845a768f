namespace ShopifySync.Application.Common;

/// <summary>One page of a list that is read by key. Cursors are opaque; null where the list ends on that side.</summary>
public sealed record PagedResult<T>(IReadOnlyList<T> Items, string? NextCursor, string? PreviousCursor, int? Total);

/// <summary>Which page: at most 250 rows after (or before) a cursor.</summary>
public sealed record PageRequest(int Limit = 50, string? After = null, string? Before = null)
{
    public const int HighestLimit = 250;

    public int Take => Math.Clamp(Limit, 1, HighestLimit);
}

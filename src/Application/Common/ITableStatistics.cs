namespace ShopifySync.Application.Common;

/// <summary>
/// What the database believes of its tables. After 10^5 new rows it may believe a table to be small, and read all of it for
/// each group of a pull; it finds out by itself only some minutes later.
/// </summary>
public interface ITableStatistics
{
    /// <summary>Brings up to date what has moved a lot, and costs next to nothing when nothing has.</summary>
    Task Refresh(CancellationToken ct);
}

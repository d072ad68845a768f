namespace ShopifySync.Application.Monitoring;

/// <summary>
/// Says that rows changed, never the rows: pages that watch a topic load anew. Publish after the commit.
/// </summary>
public interface IProgressFeed
{
    void Publish(RowsChanged changed);

    /// <summary>Calls back at most ten times a second, with the latest of each topic. Dispose to end.</summary>
    IDisposable Subscribe(Func<RowsChanged, Task> onChanged, params IReadOnlyCollection<string> topics);
}

/// <summary>A topic (<c>batches</c>, <c>batch:ID</c>, <c>staged</c>, <c>conflicts</c>, <c>products</c>, <c>stores</c>, <c>lanes</c>, <c>schedules</c>, <c>activity</c>, <c>deliveries</c>).</summary>
public sealed record RowsChanged(string Topic)
{
    public const string Batches = "batches";
    public const string Staged = "staged";
    public const string Conflicts = "conflicts";
    public const string Products = "products";
    public const string Stores = "stores";
    public const string Lanes = "lanes";
    public const string Schedules = "schedules";
    public const string Activity = "activity";
    public const string Deliveries = "deliveries";

    public static string Batch(Domain.Batches.BatchId id) => $"batch:{id}";
}

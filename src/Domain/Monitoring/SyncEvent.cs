using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Monitoring;

/// <summary>One line of the activity feed, numbered by the database: what happened, to what, said in plain words.</summary>
public sealed class SyncEvent
{
    private SyncEvent() { } // EF Core

    public SyncEvent(string type, string message, DateTimeOffset at, StoreId? store = null, BatchId? batch = null, string? by = null) =>
        (Type, Message, At, StoreId, BatchId, By) = (type, message, at, store, batch, by);

    public long Seq { get; private init; }
    public string Type { get; private init; } = "";
    public string Message { get; private init; } = "";
    public StoreId? StoreId { get; private init; }
    public BatchId? BatchId { get; private init; }
    public string? By { get; private init; }
    public DateTimeOffset At { get; private init; }
}

using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Monitoring;

/// <summary>One line of the activity feed: what happened, to what, said in plain words.</summary>
public sealed class SyncEvent
{
    private SyncEvent() { } // EF Core

    public SyncEvent(string type, string message, DateTimeOffset at, StoreId? store = null, BatchId? batch = null, string? by = null) =>
        (Type, Message, At, StoreId, BatchId, By) = (type, message, at, store, batch, by);

    /// <summary>The row's own number, given when it is inserted: rows may become visible in another order.</summary>
    public long Seq { get; private init; }

    /// <summary>The public number, given after the commit by one sequencer, without a gap: whoever has seen N has seen all before it.</summary>
    public long? Number { get; private set; }

    public string Type { get; private init; } = "";
    public string Message { get; private init; } = "";
    public StoreId? StoreId { get; private init; }
    public BatchId? BatchId { get; private init; }
    public string? By { get; private init; }
    public DateTimeOffset At { get; private init; }

    public void NumberAs(long number) => Number = number;
}

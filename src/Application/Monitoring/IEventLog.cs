using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>The numbered events, whichever node they happened on.</summary>
public interface IEventLog
{
    /// <summary>The highest number known here; whoever reads after it waits for what comes.</summary>
    long Latest { get; }

    /// <summary>The next events after a number, in order and without a gap. Null: some of them are no longer kept, or were never given out.</summary>
    Task<IReadOnlyList<NumberedEvent>?> After(long number, CancellationToken ct);

    /// <summary>Calls back, quickly and on any thread, when there is more. Dispose to end.</summary>
    IDisposable OnMore(Action more);
}

public sealed record NumberedEvent(long Number, string Type, string Message, StoreId? StoreId, BatchId? BatchId, string? By, DateTimeOffset At);

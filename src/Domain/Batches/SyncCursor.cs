using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Batches;

/// <summary>Up to which moment a kind of data of a store was pulled completely. Moves only with a proof.</summary>
public sealed class SyncCursor
{
    private SyncCursor() { } // EF Core

    public SyncCursor(StoreId store, string dataType) => (StoreId, DataType) = (store, dataType);

    public StoreId StoreId { get; private init; }
    public string DataType { get; private init; } = "";
    public DateTimeOffset? Watermark { get; private set; }
    public BatchId? MovedBy { get; private set; }

    public void Move(DateTimeOffset watermark, BatchId by)
    {
        if (Watermark is null || watermark > Watermark)
            (Watermark, MovedBy) = (watermark, by);
    }
}

/// <summary>A remote id that a full pull has met: what is linked and not met may be gone.</summary>
public sealed class RunSeen
{
    private RunSeen() { } // EF Core

    public RunSeen(BatchId batch, string remoteId) => (BatchId, RemoteId) = (batch, remoteId);

    public BatchId BatchId { get; private init; }
    public string RemoteId { get; private init; } = "";
}

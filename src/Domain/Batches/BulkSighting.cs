namespace ShopifySync.Domain.Batches;

/// <summary>Shopify's own states of a bulk operation.</summary>
public enum BulkStatus
{
    Created,
    Running,
    Completed,
    Canceling,
    Canceled,
    Failed,
    Expired,
}

/// <summary>What Shopify says of a bulk operation at one moment.</summary>
public sealed record BulkSighting(string RemoteId, BulkRunType Type, BulkStatus Status)
{
    public string? ErrorCode { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public long? ObjectCount { get; init; }
    public long? RootObjectCount { get; init; }
    public long? FileSize { get; init; }
    /// <summary>The file of its result; null while it runs, when there is nothing in it, and after seven days.</summary>
    public string? Url { get; init; }

    /// <summary>What was written before it failed.</summary>
    public string? PartialDataUrl { get; init; }

    /// <summary>The query or mutation that it was started with.</summary>
    public string? Document { get; init; }

    public bool IsOver => Status is not (BulkStatus.Created or BulkStatus.Running or BulkStatus.Canceling);
}

using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Batches;

public readonly record struct BatchId(Guid Value)
{
    public static BatchId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum BatchKind
{
    Pull,
    Push,
    Apply,
}

public enum PullMode
{
    Incremental,
    Full,
    Selective,
}

public enum BatchStatus
{
    Running,
    Paused,
    Completed,

    /// <summary>It ended, and some of its work failed or died; the rest is done.</summary>
    CompletedWithErrors,

    /// <summary>It ended without its proof of completeness: its cursor did not move.</summary>
    Failed,
    Cancelled,
}

/// <summary>One run: a pull, a push or an apply. Its counters are incremented in the database, never read and written back.</summary>
public sealed class SyncBatch : AggregateRoot
{
    private SyncBatch() { } // EF Core

    public long Seq { get; private init; }
    public BatchId Id { get; private init; }
    public CatalogueId CatalogueId { get; private init; }

    /// <summary>Null for an apply, whose changes may come from several stores.</summary>
    public StoreId? StoreId { get; private init; }

    public BatchKind Kind { get; private init; }
    public PullMode? Mode { get; private init; }
    public BatchStatus Status { get; private set; }
    public OperationPriority Priority { get; private init; }
    public bool DryRun { get; private init; }

    /// <summary>What was asked for, as JSON (mode, filter, ids, since).</summary>
    public string Request { get; private init; } = "{}";

    public string RequestedBy { get; private init; } = "";
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How many products (or changes) it will deal with, as far as known.</summary>
    public int? Expected { get; private set; }

    public BatchCounts Counts { get; private set; } = new();

    /// <summary>What it was expected to take; null where nobody could say.</summary>
    public BatchForecast? Forecast { get; private set; }

    /// <summary>What the sums prove, in words; null while it runs.</summary>
    public string? Proof { get; private set; }

    public string? Trouble { get; private set; }

    public bool IsOver => Status is not (BatchStatus.Running or BatchStatus.Paused);

    public static SyncBatch Start(BatchRequest request, DateTimeOffset at) => new()
    {
        Id = BatchId.New(),
        CatalogueId = request.CatalogueId,
        StoreId = request.StoreId,
        Kind = request.Kind,
        Mode = request.Mode,
        Priority = request.Priority,
        DryRun = request.DryRun,
        Request = request.Request,
        RequestedBy = request.By,
        Expected = request.Expected,
        StartedAt = at,
    };

    /// <summary>It stood still for a while, so its duration says nothing of its speed.</summary>
    public bool WasPaused { get; private set; }

    public void Expect(int? count) => Expected = count;

    public void Foresee(BatchForecast forecast) => Forecast = forecast;

    public Result Pause()
    {
        if (Status != BatchStatus.Running)
            return SyncBatchErrors.NotRunning(Status);

        (Status, WasPaused) = (BatchStatus.Paused, true);
        Raise(new BatchStateChanged(Id, Status));
        return Result.Success;
    }

    public Result Resume()
    {
        if (Status != BatchStatus.Paused)
            return SyncBatchErrors.NotPaused(Status);

        Status = BatchStatus.Running;
        Raise(new BatchStateChanged(Id, Status));
        return Result.Success;
    }

    public Result Cancel(string by, DateTimeOffset at)
    {
        if (IsOver)
            return SyncBatchErrors.Over(Status);

        (Status, EndedAt, Proof) = (BatchStatus.Cancelled, at, $"Cancelled by {by}; what was done until then stays done.");
        Raise(new BatchStateChanged(Id, Status));
        return Result.Success;
    }

    /// <summary>Sums up once no operation is left. <paramref name="died"/> counts operations that ended dead, <paramref name="trouble"/> says why.</summary>
    /// <param name="read">The bulk operation whose file a pull has read; null for pages.</param>
    public void Complete(int died, DateTimeOffset at, string? trouble = null, BulkRun? read = null)
    {
        if (IsOver)
            return;

        var (holds, proof) = BatchProof.Of(this, died, read);
        (Proof, Trouble, EndedAt) = (proof, trouble, at);
        Status = !holds ? BatchStatus.Failed
            : died > 0 || Counts.Failed > 0 || Counts.Stale > 0 || Counts.Quarantined > 0 ? BatchStatus.CompletedWithErrors
            : BatchStatus.Completed;
        Raise(new BatchStateChanged(Id, Status));
    }

    /// <summary>One of its dead operations gets a new life, so it runs again and sums up once more.</summary>
    public Result Reopen()
    {
        if (Status == BatchStatus.Cancelled)
            return SyncBatchErrors.Over(Status);
        if (!IsOver)
            return Result.Success;

        (Status, EndedAt, Proof, Trouble) = (BatchStatus.Running, null, null, null);
        Raise(new BatchStateChanged(Id, Status));
        return Result.Success;
    }
}

public sealed record BatchRequest(
    CatalogueId CatalogueId, StoreId? StoreId, BatchKind Kind, PullMode? Mode, OperationPriority Priority, bool DryRun, string Request, string By, int? Expected = null);

public sealed record BatchStateChanged(BatchId BatchId, BatchStatus Status) : IDomainEvent;

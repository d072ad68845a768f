using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Operations;

public readonly record struct OperationId(Guid Value)
{
    public static OperationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Smaller is sooner. Stored as a number, so that it can be ordered by.</summary>
public enum OperationPriority
{
    Critical = 0,
    High = 1,
    Normal = 2,
    Low = 3,
    Batch = 4,
}

public enum OperationState
{
    Ready,
    Running,
    Succeeded,

    /// <summary>Its attempts ended: kept with its reason, to be inspected and requeued.</summary>
    Dead,
    Cancelled,
}

/// <summary>One unit of durable work in a lane. Nothing talks to a store outside of one.</summary>
public sealed class SyncOperation
{
    private SyncOperation() { } // EF Core

    public long Seq { get; private init; }
    public OperationId Id { get; private init; }
    public string LaneId { get; private init; } = "";
    public BatchId? BatchId { get; private init; }
    public string Kind { get; private init; } = "";
    public OperationPriority Priority { get; private set; }
    public OperationState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NotBefore { get; private set; }
    /// <summary>One of the same lane that must have succeeded first; if it is given up or cancelled, so is this one.</summary>
    public OperationId? DependsOn { get; private init; }

    /// <summary>Two operations with one subject never run at once.</summary>
    public string? SubjectKey { get; private init; }

    /// <summary>While one with this key waits, another is not added.</summary>
    public string? CoalesceKey { get; private init; }

    public string Arguments { get; private set; } = "{}";

    /// <summary>Set before a write is sent: with no answer after it, the outcome is unknown and is read back.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public string? IdempotencyKey { get; private init; }
    public string? Error { get; private set; }
    public string? NextStep { get; private set; }

    /// <summary>The epoch of the lane run that took it: an older run may not write its outcome.</summary>
    public int Epoch { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static SyncOperation Enqueue(OperationOrder order, DateTimeOffset at) => new()
    {
        Id = OperationId.New(),
        LaneId = order.LaneId,
        BatchId = order.BatchId,
        Kind = order.Kind,
        Priority = order.Priority,
        Arguments = order.Arguments,
        NotBefore = order.NotBefore ?? at,
        DependsOn = order.DependsOn,
        SubjectKey = order.SubjectKey,
        CoalesceKey = order.CoalesceKey,
        IdempotencyKey = Guid.CreateVersion7().ToString(),
        CreatedAt = at,
    };

    public void Start(int epoch, DateTimeOffset at) =>
        (State, Epoch, StartedAt, Attempts) = (OperationState.Running, epoch, at, Attempts + 1);

    public void Die(string error, string? nextStep, DateTimeOffset at) => (State, EndedAt, Error, NextStep) = (OperationState.Dead, at, error, nextStep);

    /// <summary>Back to the queue after a passing failure; the reason stays readable.</summary>
    public void RetryAt(DateTimeOffset notBefore, string reason) => (State, NotBefore, Error) = (OperationState.Ready, notBefore, reason);

    /// <summary>Back to the queue without blame: the lane stopped before it was finished.</summary>
    public void GiveBack() => (State, Attempts) = (OperationState.Ready, Math.Max(0, Attempts - 1));

    /// <summary>Another one with its coalesce key waits already and does the same: this one need not go back to the queue.</summary>
    public void GiveWay(DateTimeOffset at) => (State, EndedAt, Error) = (OperationState.Cancelled, at, "A newer one of the same kind waits.");

    /// <summary>Sooner or later than it was meant to be, as long as it waits.</summary>
    public Result Prioritise(OperationPriority priority)
    {
        if (State != OperationState.Ready)
            return OperationErrors.NotWaiting;

        Priority = priority;
        return Result.Success;
    }

    /// <summary>A dead operation gets a new life.</summary>
    public Result Requeue(DateTimeOffset at)
    {
        if (State != OperationState.Dead)
            return OperationErrors.NotDead;

        (State, Attempts, NotBefore, EndedAt, Error, NextStep) = (OperationState.Ready, 0, at, null, null, null);
        return Result.Success;
    }
}

public sealed record OperationOrder(string LaneId, string Kind, string Arguments, OperationPriority Priority)
{
    public BatchId? BatchId { get; init; }
    public string? SubjectKey { get; init; }
    public string? CoalesceKey { get; init; }
    public OperationId? DependsOn { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
}

public static class OperationErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Operation.NotFound", "There is no such operation.");

    public static Error HandedBack { get; } = new(ErrorKind.Conflict, "Operation.HandedBack",
        "What this operation was to write went back to review with the reason.", "Approve it again under Staged changes, then push or apply it anew.");

    public static Error NotWaiting { get; } = new(ErrorKind.Conflict, "Operation.NotWaiting", "Only a waiting operation can be given another priority.", "Reload to see its present state.");

    public static Error PredecessorGone(bool died, string? reason) => new(ErrorKind.Conflict, "Operation.PredecessorGone",
        died ? $"It waited for an operation that was given up: {reason}" : "It waited for an operation that was cancelled.",
        died ? "Mend the cause and begin that one again; this one follows it." : "Start the work anew.");

    public static Error OneWaits { get; } = new(ErrorKind.Conflict, "Operation.OneWaits", "The same work waits already.", "Reload to see how it went.");

    public static Error NotDead { get; } = new(ErrorKind.Conflict, "Operation.NotDead", "Only a dead operation can be requeued.");
}

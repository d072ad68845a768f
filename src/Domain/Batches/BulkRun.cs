using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Batches;

public readonly record struct BulkRunId(Guid Value)
{
    public static BulkRunId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum BulkRunType
{
    Query,
    Mutation,
}

public enum BulkRunState
{
    /// <summary>Written down and, once it has a moment of sending, perhaps started: whoever comes next looks before starting it.</summary>
    Starting,
    Running,

    /// <summary>Shopify is done; its file, if there is one, is still to be read.</summary>
    Finished,
    Failed,
    Cancelled,
    Expired,

    /// <summary>Its file was read to the last line, and all that was in it is accounted for.</summary>
    Read,
}

/// <summary>A bulk operation at Shopify as a persisted state machine: it is adopted again after a restart.</summary>
public sealed class BulkRun
{
    private BulkRun() { } // EF Core

    public BulkRunId Id { get; private init; }
    public BatchId BatchId { get; private init; }
    public StoreId StoreId { get; private init; }
    public BulkRunType Type { get; private init; }
    public BulkRunState State { get; private set; }

    /// <summary>What it is for, when a batch has several: the name of a document.</summary>
    public string Purpose { get; private init; } = "";

    /// <summary>1 for the first; an operation that Shopify gave up is begun again a few times.</summary>
    public int Attempt { get; private init; }

    public string? RemoteId { get; private set; }
    public string? Url { get; private set; }

    /// <summary>Where the lines are that were written before it failed.</summary>
    public string? PartialDataUrl { get; private set; }

    public long? FileSize { get; private set; }

    /// <summary>Lines that Shopify says it has written, so far or in all.</summary>
    public long? ObjectCount { get; private set; }

    public long? RootObjectCount { get; private set; }

    /// <summary>Lines taken in by operations that ended.</summary>
    public long LinesRead { get; private set; }

    /// <summary>Of those, lines of the root connection: products.</summary>
    public long RootsRead { get; private set; }

    /// <summary>Products met that were linked before it began.</summary>
    public long LinksMet { get; private set; }

    /// <summary>Products that were not in the file, or not whole, and are asked for by id.</summary>
    public long Asked { get; private set; }

    /// <summary>Into how many parts its file is cut; 0 before it was downloaded.</summary>
    public int Partitions { get; private set; }

    public int PartitionsRead { get; private set; }
    public string? ErrorCode { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Just before Shopify was asked to start it: what was written to the store later may be missing in its file.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When Shopify's count of objects was last seen to move.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The name of its document's operation, by which it is found again among those that Shopify lists.</summary>
    public string Mark => MarkOf(Id);

    /// <summary>The coalesce key of the operation that looks after it: there is one at most.</summary>
    public string PollKey => $"bulk:{Id}";

    public bool IsUnderWay => State is BulkRunState.Starting or BulkRunState.Running;

    public static string MarkOf(BulkRunId id) => $"Run_{id.Value:N}";

    public static BulkRun Plan(BulkRunId id, BatchId batch, StoreId store, BulkRunType type, int attempt, DateTimeOffset at, string purpose = "") =>
        new() { Id = id, BatchId = batch, StoreId = store, Type = type, Attempt = attempt, Purpose = purpose, CreatedAt = at };

    public void Sending(DateTimeOffset at) => SentAt ??= at;

    /// <summary>Shopify refused to start it: the next try is a first one again.</summary>
    public void NotStarted() => SentAt = null;

    public void Started(string remoteId, DateTimeOffset at) => (State, RemoteId, MovedAt) = (BulkRunState.Running, remoteId, at);

    /// <summary>Takes in what Shopify says of it. What was read or given up stays so.</summary>
    public void Saw(BulkSighting seen, DateTimeOffset at)
    {
        if (State is not (BulkRunState.Starting or BulkRunState.Running or BulkRunState.Finished))
            return;

        if (seen.ObjectCount != ObjectCount || MovedAt is null)
            MovedAt = at;
        (RemoteId, ErrorCode, ObjectCount, RootObjectCount, FileSize, Url, PartialDataUrl) = (
            seen.RemoteId, seen.ErrorCode, seen.ObjectCount, seen.RootObjectCount, seen.FileSize, seen.Url, seen.PartialDataUrl);
        State = seen.Status switch
        {
            BulkStatus.Completed => BulkRunState.Finished,
            BulkStatus.Failed => BulkRunState.Failed,
            BulkStatus.Canceled => BulkRunState.Cancelled,
            BulkStatus.Expired => BulkRunState.Expired,
            _ => BulkRunState.Running,
        };
        if (!IsUnderWay)
            EndedAt ??= at;
    }

    public void GiveUp(BulkRunState state, string? why, DateTimeOffset at) => (State, ErrorCode, EndedAt) = (state, why ?? ErrorCode, EndedAt ?? at);

    /// <summary>Its file is cut into parts, which are taken in one after the other.</summary>
    public void CutInto(int partitions) => Partitions = partitions;

    /// <summary>Some more parts of its file were taken in.</summary>
    public void TookIn(int parts, long lines, long roots, long linksMet, long asked)
    {
        LinesRead += lines;
        RootsRead += roots;
        LinksMet += linksMet;
        Asked += asked;
        PartitionsRead += parts;
    }

    /// <summary>Everything that it wrote was taken in.</summary>
    public void ReadToItsEnd(long asked = 0) => (State, Asked) = (BulkRunState.Read, Asked + asked);
}

using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Staging;

/// <summary>One staged change side by side, with its place in the list that it was opened from.</summary>
public sealed record StagedChangeDetails
{
    public required StagedChangeId Id { get; init; }
    public required long Seq { get; init; }
    public required StoreId StoreId { get; init; }
    public required string StoreName { get; init; }
    public required string StoreDomain { get; init; }
    public required Direction Direction { get; init; }
    public required ChangeKind Kind { get; init; }
    public required StagedChangeStatus Status { get; init; }
    public required int Revision { get; init; }
    public ProductId? ProductId { get; init; }
    public string? RemoteId { get; init; }
    public required string Title { get; init; }
    public string? ImageUrl { get; init; }

    /// <summary>The batch that found it and who asked for that batch; null when a program proposed it.</summary>
    public BatchId? FoundBy { get; init; }

    public string? FoundByWhom { get; init; }
    public BatchId? ReleasedTo { get; init; }
    public DecisionId? DecisionId { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the reviewer wrote; of a create or delete that failed: why.</summary>
    public string? Comment { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>In reading order: the product's own fields, then variant by variant, media, metafields.</summary>
    public required IReadOnlyList<StagedField> Fields { get; init; }

    /// <summary>The whole product of a create or a delete.</summary>
    public ProductSnapshot? Snapshot { get; init; }

    /// <summary>Of the variants that the fields speak of, where the catalogue knows them.</summary>
    public required IReadOnlyDictionary<string, string> SkuByVariant { get; init; }

    /// <summary>Neighbours in the list: the next one is older.</summary>
    public StagedChangeId? NextId { get; init; }

    public StagedChangeId? PreviousId { get; init; }

    /// <summary>Where a reviewer goes after deciding this one; null when nothing else waits.</summary>
    public StagedChangeId? NextWaitingId { get; init; }

    public bool CanDecide => Status is StagedChangeStatus.Pending or StagedChangeStatus.Stale or StagedChangeStatus.Failed
        || (Status == StagedChangeStatus.Approved && ReleasedTo is null);

    public bool CanUndo => ReleasedTo is null && DecisionId is not null
        && Status is StagedChangeStatus.Approved or StagedChangeStatus.Rejected or StagedChangeStatus.Pending;
}

/// <summary>One field, its values as canonical JSON (null where a side has none).</summary>
public sealed record StagedField(
    FieldPath Path, string? Baseline, string? Local, string? Remote, string? Proposed, FieldDecision Decision, FieldOutcome Outcome, string? Message);

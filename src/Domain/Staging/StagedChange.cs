using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Staging;

public readonly record struct StagedChangeId(Guid Value)
{
    public static StagedChangeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>
/// What a staged change is about. <see cref="ResourceId"/> is the catalogue's product id, or the store's GID for a
/// product that the catalogue does not have; one change per (store, resource, direction) is open at a time.
/// </summary>
public sealed record StagedSubject(StoreId StoreId, CatalogueId CatalogueId, string ResourceId, ProductId? ProductId, string? RemoteId);

/// <summary>A difference waiting for a decision before it may be applied to the catalogue or pushed to the store.</summary>
public sealed class StagedChange : AggregateRoot
{
    private readonly List<FieldChange> _fields = [];

    private StagedChange() { } // EF Core

    public long Seq { get; private init; }
    public StagedChangeId Id { get; private init; }
    public StoreId StoreId { get; private init; }
    public CatalogueId CatalogueId { get; private init; }
    public ResourceKind ResourceKind { get; private init; }
    public string ResourceId { get; private init; } = "";
    public ProductId? ProductId { get; private init; }
    public string? RemoteId { get; private init; }
    public Direction Direction { get; private init; }
    public ChangeKind Kind { get; private init; }
    public StagedChangeStatus Status { get; private set; }

    /// <summary>Rises whenever a proposed value or a decision moves: the next decision names the revision that was looked at.</summary>
    public int Revision { get; private set; }

    /// <summary>The whole product for a create or a delete; null for an update.</summary>
    public string? Snapshot { get; private set; }

    /// <summary>The batch that found it.</summary>
    public BatchId? FoundBy { get; private set; }

    /// <summary>The batch that applies or pushes it; while set, the decision is released and cannot be undone.</summary>
    public BatchId? ReleasedTo { get; private set; }

    /// <summary>The batch that took it last and could not write all of it.</summary>
    public BatchId? WentBackFrom { get; private set; }

    public DecisionId? DecisionId { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When a value last moved; bulk decisions leave out what moved after the moment it was looked at.</summary>
    public DateTimeOffset MovedAt { get; private set; }

    /// <summary>What lists are filtered by, so that any filter is one indexed read.</summary>
    public StagedSummary Summary { get; private set; } = StagedSummary.Empty;

    public IReadOnlyList<FieldChange> Fields => _fields;

    public bool IsOpen => Status is StagedChangeStatus.Pending or StagedChangeStatus.Stale or StagedChangeStatus.Approved or StagedChangeStatus.Failed;

    public static StagedChange ProposeUpdate(
        StagedSubject subject, Direction direction, IReadOnlyCollection<FieldDifference> differences, ProductSnapshot shown, BatchId? foundBy, DateTimeOffset at)
    {
        var change = New(subject, direction, ChangeKind.Update, foundBy, at);
        foreach (var difference in differences)
            change._fields.Add(new FieldChange(change.Id, difference));
        change.Summary = StagedSummary.Of(shown, change._fields);
        return change;
    }

    public static StagedChange ProposeCreate(StagedSubject subject, Direction direction, ProductSnapshot snapshot, BatchId? foundBy, DateTimeOffset at) =>
        ProposeCreate(subject, direction, WrittenSnapshot.Of(snapshot), foundBy, at);

    public static StagedChange ProposeCreate(StagedSubject subject, Direction direction, WrittenSnapshot whole, BatchId? foundBy, DateTimeOffset at) =>
        New(subject, direction, ChangeKind.Create, foundBy, at).About(whole);

    /// <summary>The other side no longer has the product (<see cref="Direction.Inbound"/>: it is gone from the store).</summary>
    public static StagedChange ProposeDelete(StagedSubject subject, Direction direction, ProductSnapshot last, BatchId? foundBy, DateTimeOffset at) =>
        New(subject, direction, ChangeKind.Delete, foundBy, at).About(WrittenSnapshot.Of(last));

    /// <summary>
    /// The proposals of programs that still stand beside what a comparison found: those not reached by the catalogue, shown with
    /// the values of now. A difference of the same field takes their place.
    /// </summary>
    public IReadOnlyList<FieldDifference> Proposals(ProductSnapshot local, ProductSnapshot remote, IEnumerable<FieldPath> found)
    {
        var taken = found.ToHashSet();
        return [.. _fields.Where(f => f is { IsProposal: true, IsDone: false } && !taken.Contains(f.Path) && local.Read(f.Path) != f.Proposed)
            .Select(f => new FieldDifference(f.Path, DifferenceKind.Inbound, f.Baseline, local.Read(f.Path), remote.Read(f.Path), f.Proposed) { IsProposal = true })];
    }

    /// <summary>
    /// A newer comparison of the same resource: fields come, go and move; decisions survive where values did not move.
    /// </summary>
    public void Refresh(IReadOnlyCollection<FieldDifference> differences, ProductSnapshot shown, BatchId? foundBy, DateTimeOffset at)
    {
        if (differences.Count == 0)
        {
            Supersede();
            return;
        }

        var wanted = differences.ToDictionary(d => d.Path);
        var known = _fields.ToDictionary(f => f.Path);
        var moved = _fields.RemoveAll(f => !wanted.ContainsKey(f.Path)) > 0;
        foreach (var difference in differences)
        {
            if (known.TryGetValue(difference.Path, out var field))
            {
                moved |= !field.SaysTheSameAs(difference);
                field.Take(difference);
            }
            else
            {
                _fields.Add(new FieldChange(Id, difference));
                moved = true;
            }
        }

        Summary = StagedSummary.Of(shown, _fields);
        if (!moved)
            return;

        Move(at);
        FoundBy = foundBy ?? FoundBy;
        Settle();
    }

    /// <summary>A newer snapshot of a product to be created or deleted.</summary>
    public void Refresh(ProductSnapshot snapshot, BatchId? foundBy, DateTimeOffset at)
    {
        var json = SnapshotJson.Write(snapshot);
        if (json == Snapshot)
            return;

        Snapshot = json;
        Summary = StagedSummary.Of(snapshot, []);
        Move(at);
        FoundBy = foundBy ?? FoundBy;
        Status = StagedChangeStatus.Pending;
        ReleasedTo = null;
    }

    /// <summary>The difference is gone, or the resource was decided in another way.</summary>
    public void Supersede() => Status = StagedChangeStatus.Superseded;

    /// <summary>
    /// Decides fields on the revision that was looked at: the named ones, or (<paramref name="paths"/> is null) those that
    /// wait for a decision, or all when none waits. The change is approved once no field waits and one of them is approved.
    /// </summary>
    public Result Decide(FieldDecision decision, int revision, IReadOnlyCollection<FieldPath>? paths, DecisionMark mark)
    {
        if (Refuses(revision) is { } refusal)
            return refusal;
        if (paths is { Count: 0 })
            return StagedChangeErrors.NothingChosen;

        if (Kind == ChangeKind.Update)
        {
            if (paths?.FirstOrDefault(p => _fields.All(f => f.Path != p || f.IsDone)) is { Value: not null } unknown)
                return StagedChangeErrors.NoSuchField(unknown.Value);
            foreach (var field in Chosen(paths))
                field.Decide(decision);
            ReleasedTo = null;
            Settle();
        }
        else
        {
            Status = decision == FieldDecision.Approved ? StagedChangeStatus.Approved : StagedChangeStatus.Rejected;
            ReleasedTo = null;
        }

        (DecisionId, DecidedBy, DecidedAt, Comment) = (mark.Id, mark.By, mark.At, mark.Comment);
        Revision++;
        return Result.Success;
    }

    /// <summary>Why a decision made on this revision does not count any more; null while it does.</summary>
    public Error? Refuses(int revision)
    {
        if (Status is not (StagedChangeStatus.Pending or StagedChangeStatus.Stale or StagedChangeStatus.Failed)
            && !(Status == StagedChangeStatus.Approved && ReleasedTo is null))
            return StagedChangeErrors.NotOpen(Status);
        if (revision == Revision)
            return null;

        return DecidedSince(revision) ? StagedChangeErrors.Decided(DecidedBy!, Revision) : StagedChangeErrors.Moved(Revision);
    }

    /// <summary>Takes a decision back, as long as no batch has taken it.</summary>
    public Result Undo(DateTimeOffset at)
    {
        if (ReleasedTo is not null)
            return StagedChangeErrors.Released;
        if (Status is not (StagedChangeStatus.Approved or StagedChangeStatus.Rejected or StagedChangeStatus.Pending) || DecisionId is null)
            return StagedChangeErrors.NothingToUndo;

        foreach (var field in _fields.Where(f => !f.IsDone))
            field.Decide(FieldDecision.Pending);
        (DecisionId, DecidedBy, DecidedAt, Comment) = (null, null, null, null);
        Status = StagedChangeStatus.Pending;
        Move(at);
        return Result.Success;
    }

    /// <summary>An apply or push batch takes the approved change: from here on it cannot be undone.</summary>
    public Result ReleaseTo(BatchId batch)
    {
        if (Status != StagedChangeStatus.Approved)
            return StagedChangeErrors.NotOpen(Status);

        ReleasedTo = batch;
        return Result.Success;
    }

    /// <summary>What became of the approved fields. Stale and refused ones bring the change back to people.</summary>
    /// <param name="more">Others of its fields are still under way: the change waits for the last of them.</param>
    public void Finish(IReadOnlyCollection<FieldResult> results, DateTimeOffset at, bool more = false)
    {
        foreach (var result in results)
        {
            var field = _fields.Single(f => f.Path == result.Path);
            if (result.Outcome == FieldOutcome.Stale)
                field.GoStale(result.Local, result.Remote, result.Message ?? "The value moved after it was approved.");
            else
                field.Finish(result.Outcome, result.Message);
        }

        if (more)
            return;
        if (_fields.Exists(f => f.Outcome == FieldOutcome.Stale))
        {
            Move(at);
            GoBack(StagedChangeStatus.Stale);
        }
        else if (_fields.Exists(f => f is { Decision: FieldDecision.Approved, Outcome: FieldOutcome.Refused }))
        {
            GoBack(StagedChangeStatus.Failed);
        }
        else
        {
            Status = Done;
        }
    }

    /// <summary>A create or delete was carried out.</summary>
    public void Finish() => Status = Done;

    /// <summary>A create or delete was refused, or what it rested on moved.</summary>
    public void Fail(string message, bool stale, DateTimeOffset at)
    {
        Comment = message;
        GoBack(stale ? StagedChangeStatus.Stale : StagedChangeStatus.Failed);
        if (stale)
            Move(at);
    }

    private void GoBack(StagedChangeStatus status) => (Status, WentBackFrom, ReleasedTo) = (status, ReleasedTo, null);

    private StagedChangeStatus Done => Direction == Direction.Inbound ? StagedChangeStatus.Applied : StagedChangeStatus.Pushed;

    private StagedChange About(WrittenSnapshot whole)
    {
        (Snapshot, Summary) = (whole.Json, whole.Summary);
        return this;
    }

    private static StagedChange New(StagedSubject subject, Direction direction, ChangeKind kind, BatchId? foundBy, DateTimeOffset at) => new()
    {
        Id = StagedChangeId.New(),
        StoreId = subject.StoreId,
        CatalogueId = subject.CatalogueId,
        ResourceId = subject.ResourceId,
        ProductId = subject.ProductId,
        RemoteId = subject.RemoteId,
        Direction = direction,
        Kind = kind,
        Revision = 1,
        FoundBy = foundBy,
        CreatedAt = at,
        MovedAt = at,
    };

    /// <summary>Nothing but a decision came between what was looked at and now.</summary>
    private bool DecidedSince(int revision) => DecidedAt >= MovedAt && DecidedBy is not null && revision < Revision;

    private void Move(DateTimeOffset at) => (Revision, MovedAt) = (Revision + 1, at);

    private List<FieldChange> Chosen(IReadOnlyCollection<FieldPath>? paths)
    {
        if (paths is not null)
            return [.. _fields.Where(f => paths.Contains(f.Path))];

        var waiting = _fields.FindAll(f => !f.IsDone && (f.Decision == FieldDecision.Pending || f.Outcome != FieldOutcome.None));
        return waiting.Count > 0 ? waiting : _fields.FindAll(f => !f.IsDone);
    }

    private void Settle()
    {
        if (_fields.Exists(f => f.Decision == FieldDecision.Pending))
        {
            Status = Status == StagedChangeStatus.Stale ? StagedChangeStatus.Stale : StagedChangeStatus.Pending;
            ReleasedTo = null;
        }
        else
        {
            // A refused field was approved once, but it is not sent again before a person says so.
            var approved = _fields.FindAll(f => !f.IsDone && f.Decision == FieldDecision.Approved);
            Status = approved.Exists(f => f.Outcome == FieldOutcome.Refused) ? StagedChangeStatus.Failed
                : approved.Count > 0 ? StagedChangeStatus.Approved
                : StagedChangeStatus.Rejected;
        }
    }
}

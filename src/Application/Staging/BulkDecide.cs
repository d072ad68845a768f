using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>One decision on many changes: on those named with the revision that was looked at, or on all of a filter as of a moment.</summary>
/// <param name="AsOf">With a filter: what moved later is left out; now when left out.</param>
/// <param name="ExpectedCount">With a filter: how many changes the caller counted; another number decides nothing.</param>
public sealed record BulkDecideCommand(
    FieldDecision Verdict, IReadOnlyList<SeenChange>? Ids, StagedFilter? Filter, DateTimeOffset? AsOf = null, int? ExpectedCount = null, string? Comment = null)
    : IRequest<Result<BulkDecided>>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

public sealed record SeenChange(StagedChangeId Id, int Revision);

/// <param name="DecisionId">Null when nothing was decided.</param>
/// <param name="ChangedSince">Left for another look: they moved, or somebody decided them, since they were looked at.</param>
/// <param name="Held">Kept back by a guardrail.</param>
public sealed record BulkDecided(DecisionId? DecisionId, int Matched, int Decided, int ChangedSince, int Held);

internal sealed class BulkDecideValidator : AbstractValidator<BulkDecideCommand>
{
    public BulkDecideValidator()
    {
        RuleFor(c => c).Must(c => c.Ids is null != c.Filter is null).WithMessage("Give either ids or a filter.");
        RuleFor(c => c.Verdict).NotEqual(FieldDecision.Pending).WithMessage("Approve or reject.");
        RuleFor(c => c.Comment).MaximumLength(Decision.CommentLength);
    }
}

/// <remarks>Goes around the change tracker: a decision on 100,000 changes is two updates, not 100,000.</remarks>
internal sealed class BulkDecideHandler(IAppDbContext db, DecisionRecorder recorder, TimeProvider clock) : IRequestHandler<BulkDecideCommand, Result<BulkDecided>>
{
    private const int IdsAtOnce = 1_000;

    public async Task<Result<BulkDecided>> Handle(BulkDecideCommand command, CancellationToken cancellationToken)
    {
        var chosen = command.Filter is { } filter
            ? await ByFilter(await db.InItsCatalogue(filter, cancellationToken), command, cancellationToken)
            : await ByIds(command.Ids!, cancellationToken);
        if (command.ExpectedCount is { } expected && chosen.Counted != expected)
            return StagedChangeErrors.CountDiffers(expected, chosen.Counted);

        if (chosen.Catalogues.Count > 1)
            return StagedChangeErrors.SeveralCatalogues;
        if (chosen.Catalogues.Count == 0)
            return new BulkDecided(null, chosen.Matched, 0, chosen.Matched, 0);

        var decision = recorder.Begin(chosen.Catalogues.First(), command.Verdict, command.Filter is { } by ? FieldValue.Of(StagedFilterText.Of(by)) : null, command.Comment);
        var (decided, releases) = (0, false);
        await db.Write(
            async () =>
            {
                foreach (var part in chosen.Seen)
                    decided += await Decide(part, decision, cancellationToken);
                await DecideFields(decision, cancellationToken);
                if (decided > 0)
                    releases = await recorder.Record(decision, decided, Sentence(decision, decided), cancellationToken);
            },
            cancellationToken);

        if (decided == 0)
            return new BulkDecided(null, chosen.Matched, 0, chosen.Matched, 0);

        await recorder.Announce(releases ? decision.CatalogueId : null, cancellationToken);
        return new BulkDecided(decision.Id, chosen.Matched, decided, Math.Max(0, chosen.Matched - decided), 0);
    }

    /// <summary>All that must be known before the update, in one look at the rows.</summary>
    private async Task<Chosen> ByFilter(StagedFilter filter, BulkDecideCommand command, CancellationToken ct)
    {
        var asOf = command.AsOf ?? clock.GetUtcNow();
        var open = db.StagedChanges.Matching(filter).Undecided(filter);
        var sums = await open.GroupBy(c => c.CatalogueId)
            .Select(g => new { Catalogue = g.Key, Matched = g.Count(), Counted = g.Count(c => c.CreatedAt <= asOf), Seen = g.Count(c => c.MovedAt <= asOf) }).ToListAsync(ct);
        return new Chosen(
            [open.Where(c => c.MovedAt <= asOf)], sums.Sum(s => s.Matched), sums.Sum(s => s.Counted), [.. sums.Where(s => s.Seen > 0).Select(s => s.Catalogue)]);
    }

    private async Task<Chosen> ByIds(IReadOnlyList<SeenChange> ids, CancellationToken ct)
    {
        var parts = new List<IQueryable<StagedChange>>();
        var matched = 0;
        foreach (var ofRevision in ids.DistinctBy(i => i.Id).GroupBy(i => i.Revision))
        {
            foreach (var chunk in ofRevision.Select(i => i.Id).Chunk(IdsAtOnce))
            {
                matched += await db.StagedChanges.CountAsync(c => chunk.Contains(c.Id), ct);
                parts.Add(db.StagedChanges.Where(c => chunk.Contains(c.Id) && c.Revision == ofRevision.Key).Undecided(AnyOpen));
            }
        }

        return new Chosen(parts, matched, matched, await Catalogues(parts, ct));
    }

    private static StagedFilter AnyOpen { get; } = new() { Statuses = [.. StagedFilter.Waiting, StagedChangeStatus.Failed] };

    private static async Task<IReadOnlyCollection<CatalogueId>> Catalogues(IEnumerable<IQueryable<StagedChange>> parts, CancellationToken ct)
    {
        var catalogues = new HashSet<CatalogueId>();
        foreach (var part in parts)
            catalogues.UnionWith(await part.Select(c => c.CatalogueId).Distinct().ToListAsync(ct));
        return catalogues;
    }

    private static Task<int> Decide(IQueryable<StagedChange> changes, Decision decision, CancellationToken ct)
    {
        var approves = decision.Verdict == FieldDecision.Approved;
        return changes.ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.Status, c => approves || c.Fields.Any(f => f.Decision == FieldDecision.Approved && f.Outcome == FieldOutcome.None)
                    ? StagedChangeStatus.Approved
                    : StagedChangeStatus.Rejected)
                .SetProperty(c => c.DecisionId, decision.Id)
                .SetProperty(c => c.DecidedBy, decision.By)
                .SetProperty(c => c.DecidedAt, decision.At)
                .SetProperty(c => c.Comment, decision.Comment)
                .SetProperty(c => c.ReleasedTo, (BatchId?)null)
                .SetProperty(c => c.Revision, c => c.Revision + 1)
                .SetProperty(c => c.RowVersion, c => c.RowVersion + 1),
            ct);
    }

    private Task<int> DecideFields(Decision decision, CancellationToken ct)
    {
        var decided = db.StagedChanges.Where(c => c.DecisionId == decision.Id).Select(c => c.Id);
        return db.FieldChanges
            .Where(f => decided.Contains(f.StagedChangeId) && (f.Decision == FieldDecision.Pending || f.Outcome != FieldOutcome.None))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(f => f.Decision, decision.Verdict)
                    .SetProperty(f => f.Outcome, FieldOutcome.None)
                    .SetProperty(f => f.Message, (string?)null),
                ct);
    }

    private static string Sentence(Decision decision, int count) =>
        $"{decision.By} {(decision.Verdict == FieldDecision.Approved ? "approved" : "rejected")} {(count == 1 ? "one change" : $"{count:N0} changes")} at once.";

    /// <param name="Seen">What is decided, in parts: what did not move since it was looked at.</param>
    /// <param name="Matched">All that the caller meant, whether or not it moved.</param>
    /// <param name="Counted">What the caller could count at the moment of looking.</param>
    /// <param name="Catalogues">Whose changes are decided.</param>
    private sealed record Chosen(IReadOnlyList<IQueryable<StagedChange>> Seen, int Matched, int Counted, IReadOnlyCollection<CatalogueId> Catalogues);
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>What became of a change by a decision on it.</summary>
public sealed record DecidedChange(DecisionId DecisionId, StagedChangeId Id, StagedChangeStatus Status, int Revision);

/// <summary>Which fields of one change are approved and which rejected; null stands for all that wait.</summary>
internal sealed record Verdict(IReadOnlyCollection<FieldPath>? Approve, IReadOnlyCollection<FieldPath>? Reject)
{
    public static Verdict Approved(IReadOnlyCollection<FieldPath>? paths) => new(paths, []);

    public static Verdict Rejected(IReadOnlyCollection<FieldPath>? paths) => new([], paths);

    public bool Approves => Approve is not { Count: 0 };

    public bool Rejects => Reject is not { Count: 0 };
}

/// <summary>A decision on one change, in one transaction with its trail; the second of two reviewers is told what happened.</summary>
internal sealed class SingleDecision(IAppDbContext db, DecisionRecorder recorder)
{
    public async Task<Result<DecidedChange>> Decide(StagedChangeId id, int revision, Verdict verdict, string? comment, CancellationToken ct)
    {
        var change = await db.StagedChanges.Include(c => c.Fields).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (change is null)
            return StagedChangeErrors.NotFound;

        var decision = recorder.Begin(change.CatalogueId, verdict.Approves ? FieldDecision.Approved : FieldDecision.Rejected, null, comment);
        var outcome = Apply(change, revision, verdict, DecisionRecorder.MarkOf(decision));
        if (outcome.IsFailure)
            return outcome.Error;

        var releases = false;
        try
        {
            await db.Write(
                async () =>
                {
                    await db.SaveChangesAsync(ct);
                    await ForgetApproved(change, ct);
                    releases = await recorder.Record(decision, 1, $"{decision.By} {Words(verdict)} \"{change.Summary.Title}\".", ct);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await WhatHappened(id, revision, ct);
        }

        await recorder.Announce(releases ? change.CatalogueId : null, ct);
        return new DecidedChange(decision.Id, change.Id, change.Status, change.Revision);
    }

    private static Result Apply(StagedChange change, int revision, Verdict verdict, DecisionMark mark)
    {
        if (!verdict.Approves && !verdict.Rejects)
            return StagedChangeErrors.NothingChosen;

        // Approvals come first: a change of which everything is rejected for a moment would count as settled.
        var outcome = verdict.Approves ? change.Decide(FieldDecision.Approved, revision, verdict.Approve, mark) : Result.Success;
        return outcome.IsFailure || !verdict.Rejects
            ? outcome
            : change.Decide(FieldDecision.Rejected, verdict.Approves ? change.Revision : revision, Rejected(change, verdict), mark);
    }

    /// <summary>Rejecting a change that was approved as a whole means all of it.</summary>
    private static IReadOnlyCollection<FieldPath>? Rejected(StagedChange change, Verdict verdict) =>
        verdict.Reject is null && change is { Kind: ChangeKind.Update, Status: StagedChangeStatus.Approved }
            ? [.. change.Fields.Select(f => f.Path)]
            : verdict.Reject;

    /// <summary>A field that was rejected before and is approved now is no longer an accepted difference.</summary>
    private async Task ForgetApproved(StagedChange change, CancellationToken ct)
    {
        FieldPath[] approved = [.. change.Fields.Where(f => f.Decision == FieldDecision.Approved).Select(f => f.Path)];
        await db.AcceptedDifferences.Where(a => a.StoreId == change.StoreId && a.ResourceId == change.ResourceId && approved.Contains(a.Path))
            .ExecuteDeleteAsync(ct);
    }

    private async Task<Error> WhatHappened(StagedChangeId id, int revision, CancellationToken ct)
    {
        var now = await db.StagedChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
        return now is null ? StagedChangeErrors.NotFound : now.Refuses(revision) ?? StagedChangeErrors.Moved(now.Revision);
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        { Approves: true, Rejects: true } => "approved a part of",
        { Approves: true } => "approved",
        _ => "rejected",
    };
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Batches;

public sealed record GetSyncBatchQuery(BatchId Id) : IRequest<Result<BatchDetails>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Request">What was asked for, as JSON.</param>
/// <param name="Operations">How many operations are in each state.</param>
/// <param name="Failures">The newest dead operations, with the reason and the next step.</param>
/// <param name="FailureCount">All of them.</param>
/// <param name="Refused">The newest changes of a push that went back to review, as they stand now.</param>
/// <param name="Retrying">The reason of an operation that waits for another try; null when none does.</param>
/// <param name="Phase">What a pull by one file is doing; null for other batches.</param>
/// <param name="LanePausedBecause">Why nothing moves; null while the lane may run.</param>
public sealed record BatchDetails(
    BatchRow Batch, string Request, IReadOnlyDictionary<OperationState, int> Operations, IReadOnlyList<OperationRow> Failures, int FailureCount,
    IReadOnlyList<RefusedChange> Refused, string? Retrying, string? LanePausedBecause, string? Phase);

public sealed record RefusedChange(StagedChangeId Id, string Title, StagedChangeStatus Status, string Reason);

internal sealed class GetSyncBatchHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetSyncBatchQuery, Result<BatchDetails>>
{
    private const int ShownFailures = 50;

    public async Task<Result<BatchDetails>> Handle(GetSyncBatchQuery query, CancellationToken ct)
    {
        var found = await db.Batches.AsNoTracking().Where(b => b.Id == query.Id).WithStores(db).FirstOrDefaultAsync(ct);
        if (found is null)
            return SyncBatchErrors.NotFound;

        var operations = db.Operations.AsNoTracking().Where(o => o.BatchId == query.Id);
        var states = await operations.GroupBy(o => o.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var failures = await operations.Where(o => o.State == OperationState.Dead)
            .OrderByDescending(o => o.Seq).Take(ShownFailures).ToRows(db).ToListAsync(ct);
        var retrying = await operations.Where(o => o.State == OperationState.Ready && o.Error != null)
            .OrderByDescending(o => o.Seq).Select(o => o.Error).FirstOrDefaultAsync(ct);
        var run = found.Batch.IsOver ? null
            : await db.BulkRuns.AsNoTracking().Where(r => r.BatchId == query.Id).OrderByDescending(r => r.Attempt).FirstOrDefaultAsync(ct);
        var lane = found.Batch.LaneId();
        var paused = found.Batch.IsOver ? null : await db.Lanes.Where(l => l.Id == lane).Select(l => l.PausedBecause).FirstOrDefaultAsync(ct);

        return new BatchDetails(
            found.ToRow(clock.GetUtcNow()), found.Batch.Request, states, failures,
            states.GetValueOrDefault(OperationState.Dead),
            await Refused(found.Batch, ct), retrying, paused, run is null ? null : BulkPhase.Of(run));
    }

    /// <summary>A change that goes back to people is released from its batch, and remembers which one that was.</summary>
    private async Task<IReadOnlyList<RefusedChange>> Refused(SyncBatch batch, CancellationToken ct)
    {
        var changes = await db.StagedChanges.AsNoTracking().Include(c => c.Fields)
            .Where(c => c.WentBackFrom == batch.Id && c.Direction == Direction.Outbound && (c.Status == StagedChangeStatus.Failed || c.Status == StagedChangeStatus.Stale))
            .OrderByDescending(c => c.Seq).Take(ShownFailures).ToListAsync(ct);
        return [.. changes.Select(c => new RefusedChange(
            c.Id, c.Summary.Title, c.Status, c.Fields.Select(f => f.Message).FirstOrDefault(m => m is not null) ?? c.Comment ?? "No reason was given."))];
    }
}

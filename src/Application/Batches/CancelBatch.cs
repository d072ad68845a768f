using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Batches;

/// <summary>Ends a batch at the next operation boundary. What is done stays done; approvals not yet written wait for the next batch.</summary>
public sealed record CancelBatchCommand(BatchId Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class CancelBatchHandler(IAppDbContext db, ICurrentUser user, ILaneWaker waker, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<CancelBatchCommand, Result>
{
    public async Task<Result> Handle(CancelBatchCommand command, CancellationToken ct)
    {
        var batch = await db.Batches.FirstOrDefaultAsync(b => b.Id == command.Id, ct);
        if (batch is null)
            return SyncBatchErrors.NotFound;

        var now = clock.GetUtcNow();
        var cancelled = batch.Cancel(user.Name, now);
        if (cancelled.IsFailure)
            return cancelled;

        await db.Write(async () =>
        {
            db.Events.Add(new SyncEvent("batch.cancelled", $"{user.Name} cancelled a {batch.Kind.ToString().ToLowerInvariant()}.", now, batch.StoreId, batch.Id, user.Name));
            await db.CancelBulkRuns(batch.Id, now, ct);
            await db.SaveChangesAsync(ct);
            await db.Operations.Where(o => o.BatchId == batch.Id && o.State == OperationState.Ready)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OperationState.Cancelled).SetProperty(x => x.EndedAt, now), ct);
            await db.HandBack(batch.Id, ct);
        }, ct);
        feed.Publish(new RowsChanged(RowsChanged.Staged));
        await waker.Wake(batch.LaneId(), ct);
        return cancelled;
    }
}

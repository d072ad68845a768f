using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Batches;

internal static class HandBackChanges
{
    /// <summary>
    /// Approvals that a cancelled batch had taken and not yet written wait for the next batch: while they name a batch that
    /// is over, nothing may touch them. A product that is being written at this moment keeps its change: its operation ends by itself.
    /// </summary>
    public static async Task HandBack(this IAppDbContext db, BatchId batch, CancellationToken ct)
    {
        await db.PushLines.Where(l => l.BatchId == batch).ExecuteDeleteAsync(ct);
        await db.StagedChanges.Where(c => c.ReleasedTo == batch && c.Status == StagedChangeStatus.Approved
                && !db.Operations.Any(o => o.BatchId == batch && o.State == OperationState.Running && o.SubjectKey == c.ResourceId))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ReleasedTo, (BatchId?)null).SetProperty(x => x.RowVersion, x => x.RowVersion + 1), ct);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

internal static class Coalescing
{
    /// <summary>
    /// Back to the queue in the way that <paramref name="back"/> says, unless another operation with its coalesce key waits
    /// there: that one does the same, and two cannot wait.
    /// </summary>
    public static async Task BackToQueue(this IAppDbContext db, SyncOperation operation, Action<SyncOperation> back, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.IsWaiting(operation, ct))
            operation.GiveWay(now);
        else
            back(operation);
    }

    public static async Task<bool> IsWaiting(this IAppDbContext db, SyncOperation operation, CancellationToken ct) =>
        operation.CoalesceKey is { } key
        && await db.Operations.AnyAsync(o => o.LaneId == operation.LaneId && o.CoalesceKey == key && o.State == OperationState.Ready && o.Id != operation.Id, ct);
}

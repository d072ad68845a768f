using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

internal static class Coalescing
{
    /// <summary>Whether another operation with this one's coalesce key waits: then this one may not go back to the queue.</summary>
    public static async Task<bool> IsWaiting(this IAppDbContext db, SyncOperation operation, CancellationToken ct) =>
        operation.CoalesceKey is { } key
        && await db.Operations.AnyAsync(o => o.LaneId == operation.LaneId && o.CoalesceKey == key && o.State == OperationState.Ready && o.Id != operation.Id, ct);
}

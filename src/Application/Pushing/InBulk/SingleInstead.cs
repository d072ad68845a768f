using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Pushing.InBulk;

/// <summary>
/// Lines that bulk did not bring to an end go by single calls: those read the product again first, so what did happen is found and
/// is not done twice.
/// </summary>
internal static class SingleInstead
{
    public static async Task Enqueue(OperationContext context, IReadOnlyCollection<PushLine> lines, CancellationToken ct)
    {
        foreach (var group in lines.Select(l => l.ChangeId).Distinct().Chunk(PrepareBulkPush.Products))
        {
            var changes = await context.Db.StagedChanges.Where(c => group.Contains(c.Id)).Select(c => new { c.Id, c.ResourceId }).ToListAsync(ct);
            context.Db.Operations.AddRange(changes.Select(c => SyncOperation.Enqueue(
                PushProduct.Order(context.Operation.LaneId, lines.First().BatchId, context.Operation.Priority, c.Id, c.ResourceId), context.Now)));
        }

        context.Db.PushLines.RemoveRange(lines);
    }
}

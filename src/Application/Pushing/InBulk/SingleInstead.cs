using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;

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
            context.Enqueue(changes.Select(c => PushProduct.Order(context, c.Id, c.ResourceId)));
        }

        context.Db.PushLines.RemoveRange(lines);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Linking;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>
/// The file was taken in. After a full pull, linked products that were not in it are asked for by id, which proves whether
/// they are gone; when as many links were met as there are, none is missing and none need be looked at.
/// </summary>
public sealed class BulkPullFinish(IBulkProducts products, BulkPullRecovery recovery) : OperationHandler<BulkPullWork>
{
    public const string Kind = "pull.bulk.finish";
    private const int LinksAtOnce = 5_000;

    protected override async Task Run(OperationContext context, BulkPullWork work, CancellationToken ct)
    {
        var db = context.Db;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var run = await db.BulkRuns.FirstAsync(r => r.Id == work.Run, ct);
        IReadOnlyList<string> missing = [];
        if (batch is { Mode: PullMode.Full, DryRun: false } && work.Search is null && await Links(db, run).LongCountAsync(ct) != run.LinksMet)
        {
            if (run.Partitions > 0 && await recovery.Prepare(context, run, ct) is null)
            {
                await context.Commit(() => recovery.BeginAgain(context, batch, run, work.Search, ct), CountsDelta.None, ct);
                return;
            }

            missing = await Missing(db, run, ct);
        }

        run.ReadToItsEnd(missing.Count);
        products.Remove(run.Id);
        await context.Commit(() =>
        {
            context.Enqueue(PullSelected.Orders(run.StoreId, batch, missing));
            return Task.CompletedTask;
        }, CountsDelta.None with { LastPages = 1 }, ct);
    }

    /// <summary>What was linked after it began may have been made after it, too: the file says nothing of those.</summary>
    private static IQueryable<Link> Links(IAppDbContext db, BulkRun run) =>
        db.Links.AsNoTracking().Where(l => l.StoreId == run.StoreId && l.ResourceKind == ResourceKind.Product && l.LinkedAt < run.SentAt);

    private async Task<IReadOnlyList<string>> Missing(IAppDbContext db, BulkRun run, CancellationToken ct)
    {
        var holds = run.Partitions == 0 ? _ => false : products.Holds(run);
        var missing = new List<string>();
        long? after = null;
        do
        {
            var links = await Links(db, run).Where(l => after == null || l.Seq > after).OrderBy(l => l.Seq).Take(LinksAtOnce)
                .Select(l => new { l.Seq, l.RemoteId }).ToListAsync(ct);
            missing.AddRange(links.Select(l => l.RemoteId).Where(id => !holds(id)));
            after = links.Count == LinksAtOnce ? links[^1].Seq : null;
        }
        while (after is not null);
        return missing;
    }
}

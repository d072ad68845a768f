using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>Fetches the file that Shopify wrote and cuts it into parts.</summary>
public sealed class BulkPullDownload(BulkPullRecovery recovery) : OperationHandler<BulkPullWork>
{
    public const string Kind = "pull.bulk.download";

    protected override async Task Run(OperationContext context, BulkPullWork work, CancellationToken ct)
    {
        var db = context.Db;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var run = await db.BulkRuns.FirstAsync(r => r.Id == work.Run, ct);
        var file = run.Url is null ? new BulkFile(0, 0, 0) : await recovery.Prepare(context, run, ct);
        if (file is not null)
            run.CutInto(file.Parts);

        await context.Commit(async () =>
        {
            if (file is null)
            {
                await recovery.BeginAgain(context, batch, run, work.Search, ct);
                return;
            }

            var expected = (int)file.Roots;
            await db.Batches.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.Expected, expected), ct);
            var next = file.Parts > 0 ? BulkPullIngest.Kind : BulkPullFinish.Kind;
            context.Enqueue(BulkPull.Order(next, context.Call.Store, batch, work with { Step = 0 }));
        }, CountsDelta.None with { Pages = 1 }, ct);
    }
}

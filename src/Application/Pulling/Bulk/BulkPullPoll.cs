using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>Looks how far Shopify is, less and less often; its webhook, where it comes, makes the next look sooner.</summary>
public sealed class BulkPullPoll(IBulkOperations bulk, BulkPullRecovery recovery, IOptions<PullOptions> options) : OperationHandler<BulkPullWork>
{
    public const string Kind = "pull.bulk.poll";
    private const double FirstPause = 0.5;
    private const double LongestPause = 30;
    private const double Growth = 1.4;

    internal static OperationOrder Order(StoreId store, SyncBatch batch, BulkPullWork work, BulkRun run, DateTimeOffset now) =>
        BulkPull.Order(Kind, store, batch, work) with
        {
            CoalesceKey = run.PollKey,
            NotBefore = now.AddSeconds(Math.Min(LongestPause, FirstPause * Math.Pow(Growth, work.Step))),
        };

    protected override async Task Run(OperationContext context, BulkPullWork work, CancellationToken ct)
    {
        var db = context.Db;
        var store = context.Call.Store;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var run = await db.BulkRuns.FirstAsync(r => r.Id == work.Run, ct);
        if (await bulk.Look(context.Call, run.RemoteId!, ct) is { } seen)
            run.Saw(seen, context.Now);
        else
            run.GiveUp(BulkRunState.Expired, "NOT_FOUND", context.Now);

        if (run.IsUnderWay && context.Now - run.MovedAt > TimeSpan.FromMinutes(options.Value.StuckAfterMinutes))
        {
            await bulk.Cancel(context.Call, run.RemoteId!, ct);
            run.GiveUp(BulkRunState.Cancelled, "STUCK", context.Now);
        }

        await context.Commit(async () =>
        {
            if (run.IsUnderWay)
                context.Enqueue(Order(store, batch, work with { Step = work.Step + 1 }, run, context.Now));
            else if (run.State == BulkRunState.Finished)
                context.Enqueue(BulkPull.Order(BulkPullDownload.Kind, store, batch, work with { Step = 0 }));
            else
                await recovery.BeginAgain(context, batch, run, work.Search, ct);
            await context.CancelRunOfCancelledBatch(run, ct);
        }, CountsDelta.None, ct);
    }
}

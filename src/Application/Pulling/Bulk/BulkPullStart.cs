using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling.Bulk;

/// <summary>Asks Shopify for one file with all products. Written down before it is asked for, and looked for before it is asked for again.</summary>
public sealed class BulkPullStart(IBulkOperations bulk, IBulkProducts products, ITableStatistics statistics) : OperationHandler<BulkPullWork>
{
    public const string Kind = "pull.bulk.start";

    private static readonly TimeSpan UntilAPlaceIsFree = TimeSpan.FromSeconds(10);

    public static OperationOrder Order(StoreId store, SyncBatch batch, string? search, int attempt = 1) =>
        BulkPull.Order(Kind, store, batch, new BulkPullWork(BulkRunId.New(), search, attempt));

    protected override async Task Run(OperationContext context, BulkPullWork work, CancellationToken ct)
    {
        var db = context.Db;
        var store = context.Call.Store;
        var batch = await db.Batches.AsNoTracking().FirstAsync(b => b.Id == context.Batch, ct);
        var run = await db.BulkRuns.FirstOrDefaultAsync(r => r.Id == work.Run, ct);
        if (run is null)
        {
            run = BulkRun.Plan(work.Run, batch.Id, store, BulkRunType.Query, attempt: work.Step, context.Now);
            db.BulkRuns.Add(run);
            await db.SaveChangesAsync(ct);
        }

        var running = await bulk.FindStarted(context.Call, run, ct);
        if (running is null)
        {
            await statistics.Refresh(ct);
            run.Sending(context.Now);
            await db.SaveChangesAsync(ct);
            await context.MarkSent(ct);
            var started = await bulk.StartQuery(context.Call, products.Query(run.Id, work.Search), ct);
            if (started.IsFailure)
            {
                run.NotStarted();
                await Refused(context, batch, run, work, started.Error, ct);
                return;
            }

            running = started.Value;
        }

        run.Started(running.RemoteId, context.Now);
        await context.Commit(async () =>
        {
            context.Enqueue(BulkPullPoll.Order(store, batch, work with { Step = 0 }, run, context.Now));
            await context.CancelRunOfCancelledBatch(run, ct);
        }, CountsDelta.None, ct);
    }

    private static Task Refused(OperationContext context, SyncBatch batch, BulkRun run, BulkPullWork work, Domain.Common.Error why, CancellationToken ct)
    {
        var store = context.Call.Store;
        var waits = why.Code == BulkErrors.AllInUseCode;
        if (!waits)
            run.GiveUp(BulkRunState.Failed, "REFUSED", context.Now);
        return context.Commit(() =>
        {
            var next = waits
                ? BulkPull.Order(Kind, store, batch, work) with { NotBefore = context.Now + UntilAPlaceIsFree }
                : PullPage.First(store, batch, work.Search);
            context.Enqueue(next);
            if (!waits)
                context.Db.Events.Add(new SyncEvent("pull.pages", $"{why.Message} The products are read by pages instead.", context.Now, store, batch.Id));
            return Task.CompletedTask;
        }, CountsDelta.None, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Pushing.InBulk;

/// <summary>
/// Looks after a bulk mutation until it ends, then settles its lines part by part as they come in the result. A settled line is gone
/// from the rows, so a run after a kill reads the result once more and goes on with what is left. What has no answer is read again.
/// </summary>
public sealed class SettleBulkPush(IBulkOperations bulk, IBulkCatalogWriter writer) : OperationHandler<SettleBulkPush.RunArguments>
{
    public const string Kind = "push.settle";

    private const int LinesAtOnce = 200;
    private const int PatientAttempts = RetryDecision.HighestAttempts - 1;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WhileAway = TimeSpan.FromMinutes(1);

    public sealed record RunArguments(Guid Run);

    internal static OperationOrder Order(string lane, BatchId batch, OperationPriority priority, BulkRun run) =>
        new(lane, Kind, FieldValue.Of(new RunArguments(run.Id.Value))!, priority) { BatchId = batch, CoalesceKey = run.PollKey };

    protected override async Task Run(OperationContext context, RunArguments arguments, CancellationToken ct)
    {
        var id = new BulkRunId(arguments.Run);
        var run = await context.Db.BulkRuns.FirstAsync(r => r.Id == id, ct);
        if (run.IsUnderWay && !await HasEnded(context, run, ct))
        {
            var age = context.Now - run.CreatedAt;
            await LookAgain(context, run, Clamp(age / 5), ct);
            return;
        }

        var whole = run.State == BulkRunState.Finished;
        if (run.State != BulkRunState.Read && (run.Url ?? run.PartialDataUrl) is { } url)
            whole &= await SettleResult(context, run, url, ct);
        await End(context, id, whole, ct);
    }

    protected override async Task Abandon(OperationContext context, RunArguments arguments, Error reason, CancellationToken ct)
    {
        var lines = await context.Db.PushLines.Where(l => l.RunId == arguments.Run).ToListAsync(ct);
        await SingleInstead.Enqueue(context, lines, ct);
        var id = new BulkRunId(arguments.Run);
        (await context.Db.BulkRuns.FirstAsync(r => r.Id == id, ct)).GiveUp(BulkRunState.Failed, reason.Code, context.Now);
    }

    private async Task<bool> HasEnded(OperationContext context, BulkRun run, CancellationToken ct)
    {
        BulkSighting? seen;
        try
        {
            seen = await bulk.Look(context.Call, run.RemoteId!, ct);
        }
        catch (ShopifyCallException away) when (away.FailureClass == FailureClass.Transient && context.Operation.Attempts >= PatientAttempts)
        {
            // Shopify goes on working it off while we cannot look: giving up now would send its lines twice.
            return false;
        }

        if (seen is null)
            run.GiveUp(BulkRunState.Failed, "NOT_FOUND", context.Now);
        else
            run.Saw(seen, context.Now);
        if (run.IsUnderWay && context.Now - run.MovedAt > BulkPushLimits.Patience)
            await bulk.Cancel(context.Call, run.RemoteId!, ct);
        await context.Save(() => Task.CompletedTask, ct);
        return !run.IsUnderWay;
    }

    private static Task LookAgain(OperationContext context, BulkRun run, TimeSpan after, CancellationToken ct) => context.Commit(() =>
    {
        var wait = context.Operation.Attempts >= PatientAttempts ? WhileAway : after;
        context.Enqueue(Order(context.Operation.LaneId, context.Batch, context.Operation.Priority, run) with { NotBefore = context.Now + wait });
        return Task.CompletedTask;
    }, CountsDelta.None, ct);

    /// <summary>False when the file cannot be had any more.</summary>
    private async Task<bool> SettleResult(OperationContext context, BulkRun run, string url, CancellationToken ct)
    {
        var document = Enum.Parse<PushDocumentKind>(run.Purpose);
        var answers = new List<BulkAnswer>(LinesAtOnce);
        try
        {
            await foreach (var line in bulk.Lines(url, ct))
            {
                answers.Add(writer.Read(line, document));
                if (answers.Count < LinesAtOnce)
                    continue;

                await SettledLines.Settle(context, run.Id, answers, ct);
                answers.Clear();
            }

            await SettledLines.Settle(context, run.Id, answers, ct);
            return true;
        }
        catch (ShopifyCallException gone) when (gone.Error.Code == BulkErrors.AddressGone.Code)
        {
            return false;
        }
    }

    /// <summary>What the result left open: after a whole result it goes by itself, else in bulk once more, in smaller files.</summary>
    private static async Task End(OperationContext context, BulkRunId id, bool whole, CancellationToken ct)
    {
        var db = context.Db;
        await context.Commit(async () =>
        {
            var run = await db.BulkRuns.FirstAsync(r => r.Id == id, ct);
            var left = await db.PushLines.Where(l => l.RunId == id.Value).ToListAsync(ct);
            if (whole || left.Count <= BulkPushLimits.FewLines || run.Attempt >= BulkPushLimits.Attempts)
            {
                await SingleInstead.Enqueue(context, left, ct);
            }
            else
            {
                db.PushLines.RemoveRange(left);
                context.Enqueue(PrepareBulkPush.Again(context, left, run.Attempt + 1));
            }

            if (run.State == BulkRunState.Finished)
                run.ReadToItsEnd();
        }, CountsDelta.None, ct);
    }

    private static TimeSpan Clamp(TimeSpan wait) => wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
}

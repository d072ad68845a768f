using System.Text;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Pushing.InBulk;

/// <summary>
/// Sends prepared lines of one document as a bulk mutation, once there are enough for a file or no more are to come: writes the run
/// down, uploads, starts. The run has this operation's id and its mark is in the mutation's name, so that one started just before a
/// kill is found among those of the store and adopted, never started twice.
/// </summary>
public sealed class SendBulkPush(IBulkOperations bulk, IBulkCatalogWriter writer) : OperationHandler<SendBulkPush.DocumentArguments>
{
    public const string Kind = "push.send";

    private static readonly TimeSpan WhileAllAreInUse = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(300);

    public sealed record DocumentArguments(PushDocumentKind Document);

    public static OperationOrder Order(string lane, BatchId batch, OperationPriority priority, PushDocumentKind document) =>
        new(lane, Kind, FieldValue.Of(new DocumentArguments(document))!, priority) { BatchId = batch, SubjectKey = $"{batch}:{document}" };

    protected override async Task Run(OperationContext context, DocumentArguments arguments, CancellationToken ct)
    {
        var id = new BulkRunId(context.Operation.Id.Value);
        var run = await context.Db.BulkRuns.FirstOrDefaultAsync(r => r.Id == id, ct) ?? await Plan(context, id, arguments.Document, ct);
        if (run is null)
        {
            await context.Commit(null, CountsDelta.None, ct);
            return;
        }

        if (run.RemoteId is null && await bulk.FindStarted(context.Call, run, ct) is { } ours)
            run.Started(ours.RemoteId, context.Now);
        if (run.RemoteId is null)
            await Start(context, run, arguments.Document, ct);

        await context.Commit(() =>
        {
            var (lane, batch, priority) = (context.Operation.LaneId, context.Batch, context.Operation.Priority);
            context.Enqueue(SettleBulkPush.Order(lane, batch, priority, run) with { NotBefore = context.Now + FirstLook }, Order(lane, batch, priority, arguments.Document));
            return Task.CompletedTask;
        }, CountsDelta.None, ct);
    }

    /// <summary>What was to be in the file goes by single calls.</summary>
    protected override async Task Abandon(OperationContext context, DocumentArguments arguments, Error reason, CancellationToken ct)
    {
        var id = context.Operation.Id.Value;
        var document = arguments.Document.ToString();
        var batch = context.Batch;
        var lines = await context.Db.PushLines.Where(l => l.BatchId == batch && l.Document == document && (l.RunId == null || l.RunId == id)).ToListAsync(ct);
        await SingleInstead.Enqueue(context, lines, ct);
        if (await context.Db.BulkRuns.FirstOrDefaultAsync(r => r.Id == new BulkRunId(id), ct) is { } run)
            run.GiveUp(BulkRunState.Failed, reason.Code, context.Now);
    }

    /// <summary>Null when there is nothing to send yet, or any more.</summary>
    private static async Task<BulkRun?> Plan(OperationContext context, BulkRunId id, PushDocumentKind kind, CancellationToken ct)
    {
        var (db, batch, document) = (context.Db, context.Batch, kind.ToString());
        var waiting = db.PushLines.Where(l => l.BatchId == batch && l.RunId == null && l.Document == document);
        if (await waiting.OrderByDescending(l => l.Attempt).Select(l => (int?)l.Attempt).FirstOrDefaultAsync(ct) is not { } attempt)
            return null;

        var most = BulkPushLimits.LinesOf(attempt);
        var lines = await waiting.Where(l => l.Attempt == attempt).OrderBy(l => l.Seq).Take(most).ToListAsync(ct);
        if (lines.Count < most && await db.Operations.AnyAsync(o => o.BatchId == batch && o.Kind == PrepareBulkPush.Kind && (o.State == OperationState.Ready || o.State == OperationState.Running), ct))
            return null;

        var moved = await Moved(context, lines, ct);
        var run = BulkRun.Plan(id, batch, context.Call.Store, BulkRunType.Mutation, attempt, context.Now, document);
        var number = 0;
        var bytes = 0L;
        foreach (var line in lines.Except(moved))
        {
            bytes += Encoding.UTF8.GetByteCount(line.Variables) + 1;
            if (bytes > BulkPushLimits.BytesPerFile && number > 0)
                break;
            line.PutInto(id.Value, number++);
        }

        await context.Save(() =>
        {
            if (number > 0)
                db.BulkRuns.Add(run);
            db.PushLines.RemoveRange(moved);
            context.Enqueue(PrepareBulkPush.Again(context, moved, attempt));
            return Task.CompletedTask;
        }, ct);
        return number > 0 ? run : null;
    }

    /// <summary>
    /// Lines whose product was read too long ago, or told of a change since: it is read again. A change of two documents is left alone once
    /// one of them was sent, for the webhook may be its own echo.
    /// </summary>
    private static async Task<List<PushLine>> Moved(OperationContext context, List<PushLine> lines, CancellationToken ct)
    {
        var (db, store, oldest) = (context.Db, context.Call.Store, lines.Min(l => l.ReadBegan));
        var shop = await db.Stores.Where(s => s.Id == store).Select(s => s.Domain).FirstAsync(ct);
        var domain = shop.Value;
        var told = (await db.Deliveries.Where(d => d.ShopDomain == domain && d.ReceivedAt > oldest && d.CoalesceKey != null)
            .Select(d => new { d.CoalesceKey, d.ReceivedAt }).ToListAsync(ct)).ToLookup(d => d.CoalesceKey!, d => d.ReceivedAt);
        var changes = lines.ConvertAll(l => l.ChangeId);
        var begun = (await db.PushLines.Where(l => changes.Contains(l.ChangeId) && l.RunId != null).Select(l => l.ChangeId).ToListAsync(ct)).ToHashSet();
        return lines.FindAll(l => context.Now - l.ReadBegan > BulkPushLimits.FreshFor
            || (!begun.Contains(l.ChangeId) && told[RefreshProduct.SubjectOf(l.RemoteId)].Any(at => at > l.ReadBegan)));
    }

    private async Task Start(OperationContext context, BulkRun run, PushDocumentKind kind, CancellationToken ct)
    {
        var id = run.Id.Value;
        var lines = await context.Db.PushLines.AsNoTracking().Where(l => l.RunId == id).OrderBy(l => l.Number).Select(l => l.Variables).ToListAsync(ct);
        var path = await writer.Upload(context.Call, lines, ct);
        run.Sending(context.Now);
        await context.Save(() => Task.CompletedTask, ct);
        await context.MarkSent(ct);

        var started = await bulk.StartMutation(context.Call, writer.Mutation(kind, run.Mark), path, ct);
        if (!started.IsFailure)
        {
            run.Started(started.Value.RemoteId, context.Now);
            return;
        }

        run.NotStarted();
        if (started.Error.Code == BulkErrors.AllInUseCode)
        {
            await context.Save(() => Task.CompletedTask, ct);
            throw new ShopifyCallException(FailureClass.Throttled, started.Error, WhileAllAreInUse);
        }

        run.GiveUp(BulkRunState.Failed, started.Error.Code, context.Now);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// Pushes one approved change: reads the product again, lets go of what is already there, sends back to review what
/// moved, writes the rest with the smallest documents, and takes the store's answer as the new baseline. A run after a
/// kill or a lost answer begins with the same reading, so nothing is written twice.
/// </summary>
public sealed class PushProduct(FreshReads reads, IShopifyCatalogWriter writer) : OperationHandler<PushProduct.ChangeArguments>
{
    public const string Kind = "push.product";

    private static readonly TimeSpan WhileInBulk = TimeSpan.FromSeconds(5);

    public sealed record ChangeArguments(StagedChangeId Change);

    public static OperationOrder Order(string lane, BatchId batch, OperationPriority priority, StagedChangeId change, string resourceId) =>
        new(lane, Kind, FieldValue.Of(new ChangeArguments(change))!, priority) { BatchId = batch, SubjectKey = resourceId };

    /// <summary>From another operation of the same push.</summary>
    public static OperationOrder Order(OperationContext context, StagedChangeId change, string resourceId) =>
        Order(context.Operation.LaneId, context.Batch, context.Operation.Priority, change, resourceId);

    protected override async Task Run(OperationContext context, ChangeArguments arguments, CancellationToken ct)
    {
        var db = context.Db;
        var change = await db.StagedChanges.Include(c => c.Fields)
            .FirstOrDefaultAsync(c => c.Id == arguments.Change && c.ReleasedTo == context.Batch && c.Status == StagedChangeStatus.Approved, ct);
        if (change is null)
        {
            await context.Commit(null, CountsDelta.None, ct); // an earlier run finished it
            return;
        }

        if (await db.PushLines.AnyAsync(l => l.ChangeId == change.Id && l.BatchId == context.Batch && l.RunId != null, ct))
        {
            // Another document of it is in a bulk operation: what that one does must be known first.
            await context.Commit(() =>
            {
                context.Enqueue(Order(context, change.Id, change.ResourceId) with { NotBefore = context.Now + WhileInBulk });
                return Task.CompletedTask;
            }, CountsDelta.None, ct);
            return;
        }

        if (change.Kind != ChangeKind.Update)
        {
            await PushWhole.Run(context, change, writer, ct);
            return;
        }

        if (await PushTarget.Load(db, change, ct) is not { } target)
        {
            change.Fail("The product or its link to the store is gone.", stale: true, context.Now);
            await context.Commit(null, CountsDelta.None.Plus(change), ct);
            return;
        }

        var (fresh, readBegan) = await reads.Read(context.Call, target.Link.RemoteId, ct);
        if (fresh is null || !target.Link.MayTrust(readBegan, fresh.UpdatedAt, context.Now))
        {
            if (fresh is not null)
                throw new ShopifyCallException(FailureClass.Transient, PushErrors.LateRead);
            change.Fail("The store no longer has this product.", stale: true, context.Now);
            await context.Commit(null, CountsDelta.None.Plus(change), ct);
            return;
        }

        var plan = PushPlan.Of(change, target, fresh);
        var written = new PushedFields(target, fresh.Snapshot);
        if (plan.Documents.Count > 0)
            await context.MarkSent(ct);
        foreach (var document in plan.Documents)
            written.Take(document, await document.Send(writer, context.Call, ct));

        target.LinkNew(db, change.StoreId, written.Settle(change, plan.Settled, context.Now), context.Now);
        await context.Commit(null, CountsDelta.None.Plus(change), ct);
    }

    protected override async Task Abandon(OperationContext context, ChangeArguments arguments, Error reason, CancellationToken ct)
    {
        var change = await context.Db.StagedChanges.Include(c => c.Fields)
            .FirstOrDefaultAsync(c => c.Id == arguments.Change && c.ReleasedTo == context.Batch && c.Status == StagedChangeStatus.Approved, ct);
        if (change is null)
            return;

        change.Fail($"{reason.Message} {reason.NextStep}".Trim(), stale: false, context.Now);
        await CountsDelta.Add(context.Db, context.Operation.BatchId, CountsDelta.None.Plus(change), ct);
    }
}

internal static class PushErrors
{
    public static Error LateRead { get; } = new(ErrorKind.Unavailable, "Push.LateRead", "The store's answer was older than our last write; it is read again.");
}

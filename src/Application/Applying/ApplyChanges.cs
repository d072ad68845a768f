using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Applying;

/// <summary>
/// Applies a group of released changes to the catalogue in one transaction. Should one of them not go in, the group is
/// taken apart and each is tried by itself, so that one bad record never stops its batch.
/// </summary>
public sealed class ApplyChanges(ChangeApplication application) : OperationHandler<ApplyChanges.GroupArguments>
{
    public const string Kind = "apply.changes";

    public sealed record GroupArguments(long From, long To);

    public static OperationOrder Order(string lane, BatchId batch, long from, long to) =>
        new(lane, Kind, FieldValue.Of(new GroupArguments(from, to))!, OperationPriority.High) { BatchId = batch };

    protected override async Task Run(OperationContext context, GroupArguments arguments, CancellationToken ct)
    {
        var changes = await Released(context, arguments).Include(c => c.Fields).OrderBy(c => c.Seq).ToListAsync(ct);
        try
        {
            var counts = await application.Apply(changes, ct);
            await context.Commit(() => application.WriteMade(ct), counts, ct);
        }
        catch (Exception refused) when (refused is DbUpdateException or DbException && arguments.From < arguments.To)
        {
            context.Db.Forget();
            await context.Commit(() =>
            {
                context.Enqueue(changes.Select(c => Order(context.Operation.LaneId, context.Batch, c.Seq, c.Seq)));
                return Task.CompletedTask;
            }, CountsDelta.None, ct);
        }
    }

    protected override async Task Abandon(OperationContext context, GroupArguments arguments, Error reason, CancellationToken ct)
    {
        var changes = await Released(context, arguments).ToListAsync(ct);
        foreach (var change in changes)
            change.Fail(reason.Message, stale: false, context.Now);
        await CountsDelta.Add(context.Db, context.Operation.BatchId, new CountsDelta { Failed = changes.Count }, ct);
    }

    private static IQueryable<StagedChange> Released(OperationContext context, GroupArguments arguments) =>
        context.Db.StagedChanges.Where(c => c.ReleasedTo == context.Batch && c.Status == StagedChangeStatus.Approved && c.Seq >= arguments.From && c.Seq <= arguments.To);
}

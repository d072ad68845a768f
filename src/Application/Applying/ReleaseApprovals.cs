using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Applying;

/// <summary>Takes approved inbound changes into the catalogue once their decision can no longer be undone.</summary>
public sealed class ReleaseApprovals : OperationHandler<ReleaseApprovals.ReleaseArguments>
{
    public const string Kind = "apply.release";
    private const int GroupSize = 100;

    /// <summary>How long a decision on inbound changes can be undone.</summary>
    public static TimeSpan UndoWindow { get; } = TimeSpan.FromSeconds(5);

    public sealed record ReleaseArguments(CatalogueId Catalogue);

    /// <summary>Enqueues the release of what was decided at that moment; save it with the decision, then wake the catalogue's lane.</summary>
    public static void Enqueue(IAppDbContext db, CatalogueId catalogue, DateTimeOffset at) =>
        db.Operations.Add(SyncOperation.Enqueue(
            new OperationOrder(Lane.IdOf(catalogue), Kind, FieldValue.Of(new ReleaseArguments(catalogue))!, OperationPriority.High)
            {
                NotBefore = at + UndoWindow,
                SubjectKey = $"release:{catalogue}",
            }, at));

    protected override async Task Run(OperationContext context, ReleaseArguments arguments, CancellationToken ct)
    {
        var db = context.Db;
        var decidedBy = context.Now - UndoWindow;
        var due = db.StagedChanges.Where(c => c.CatalogueId == arguments.Catalogue && c.Status == StagedChangeStatus.Approved
            && c.Direction == Direction.Inbound && c.ReleasedTo == null && c.DecidedAt <= decidedBy);
        await context.Commit(async () =>
        {
            // Decisions made within one window go together; a release that finds them gone has nothing to do.
            var by = await due.OrderByDescending(c => c.DecidedAt).Select(c => c.DecidedBy).FirstOrDefaultAsync(ct);
            if (by is null)
                return;

            var batch = SyncBatch.Start(new BatchRequest(arguments.Catalogue, null, BatchKind.Apply, null, OperationPriority.High, false, "{}", by), context.Now);
            var taken = await due.ExecuteUpdateAsync(c => c.SetProperty(x => x.ReleasedTo, batch.Id).SetProperty(x => x.RowVersion, x => x.RowVersion + 1), ct);
            if (taken == 0)
                return; // undone in this very moment: a batch without an operation would never end

            batch.Expect(taken);
            db.Batches.Add(batch);
            await EnqueueGroups(context, batch, ct);
            db.Events.Add(new SyncEvent("apply.started", $"Applying {taken} approved changes to the catalogue.", context.Now, null, batch.Id, by));
        }, CountsDelta.None, ct);
    }

    private static async Task EnqueueGroups(OperationContext context, SyncBatch batch, CancellationToken ct)
    {
        var seqs = await context.Db.StagedChanges.Where(c => c.ReleasedTo == batch.Id).OrderBy(c => c.Seq).Select(c => c.Seq).ToListAsync(ct);
        foreach (var group in seqs.Chunk(GroupSize))
            context.Enqueue(ApplyChanges.Order(context.Operation.LaneId, batch.Id, group[0], group[^1]));
    }
}

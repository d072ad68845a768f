using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing.InBulk;

/// <summary>
/// Reads a group of products again, lets go of what is already there, sends back to review what moved, and writes down the lines of
/// the rest. Killed and run again it reads again: lines are there only once it has ended.
/// </summary>
public sealed class PrepareBulkPush(IShopifyCatalogReader reader, IBulkCatalogWriter writer) : OperationHandler<PrepareBulkPush.GroupArguments>
{
    public const string Kind = "push.prepare";

    /// <summary>As many as one reading by ids may name.</summary>
    public const int Products = 250;

    public sealed record GroupArguments(IReadOnlyList<StagedChangeId> Changes, int Attempt);

    /// <summary>In groups of as many as are read at once.</summary>
    public static IEnumerable<OperationOrder> Orders(string lane, BatchId batch, OperationPriority priority, IEnumerable<StagedChangeId> changes, int attempt) =>
        changes.Distinct().Chunk(Products).Select(group => new OperationOrder(lane, Kind, FieldValue.Of(new GroupArguments(group, attempt))!, priority) { BatchId = batch });

    /// <summary>Once more, from another operation of the same push.</summary>
    internal static IEnumerable<OperationOrder> Again(OperationContext context, IEnumerable<PushLine> lines, int attempt) =>
        Orders(context.Operation.LaneId, context.Batch, context.Operation.Priority, lines.Select(line => line.ChangeId), attempt);

    protected override async Task Run(OperationContext context, GroupArguments arguments, CancellationToken ct)
    {
        var changes = await Open(context, arguments).Include(c => c.Fields).ToListAsync(ct);
        var store = context.Call.Store;
        var targets = await PushTargets.Load(context.Db, store, changes, ct);
        var page = targets.Count == 0 ? null : await reader.ReadByIds(context.Call, [.. targets.Values.Select(t => t.Link.RemoteId)], ct);
        var fresh = page?.Products.ToDictionary(p => p.RemoteId) ?? [];
        var unreadable = page?.Unreadable.Select(u => u.RemoteId).ToHashSet() ?? [];

        var (lines, alone, counts) = (new List<PushLine>(), new List<StagedChange>(), CountsDelta.None);
        foreach (var change in changes)
        {
            if (targets.GetValueOrDefault(change.Id) is not { } target)
                change.Fail("The product or its link to the store is gone.", stale: true, context.Now);
            else if (fresh.GetValueOrDefault(target.Link.RemoteId) is { } product)
                Prepare(change, target, product, page!.ReadBegan);
            else if (unreadable.Contains(target.Link.RemoteId))
                alone.Add(change);
            else
                change.Fail("The store no longer has this product.", stale: true, context.Now);

            if (change.Status != StagedChangeStatus.Approved)
                counts = counts.Plus(change);
        }

        await context.Commit(() =>
        {
            context.Db.PushLines.AddRange(lines);
            context.Enqueue(alone.Select(c => PushProduct.Order(context, c.Id, c.ResourceId)));

            // After each group, since whoever sends looks whether it was the last one.
            context.Enqueue(Enum.GetValues<PushDocumentKind>().Where(PushDocument.GoesInBulk)
                .Select(d => SendBulkPush.Order(context.Operation.LaneId, context.Batch, context.Operation.Priority, d)));
            return Task.CompletedTask;
        }, counts, ct);

        void Prepare(StagedChange change, PushTarget target, RemoteProduct product, DateTimeOffset readBegan)
        {
            if (!target.Link.MayTrust(readBegan, product.UpdatedAt, context.Now))
            {
                alone.Add(change);
                return;
            }

            var plan = PushPlan.Of(change, target, product);
            var more = plan.Documents.Count > 0;
            if (plan.Settled.Count > 0 || !more)
                target.LinkNew(context.Db, change.StoreId, new PushedFields(target, product.Snapshot).Settle(change, plan.Settled, context.Now, more), context.Now);
            if (plan.Documents.Any(d => d.Line is null))
                alone.Add(change);
            else
                lines.AddRange(plan.Documents.Select(d => PushLine.Of(Content(change, target, product, d), arguments.Attempt, readBegan)));
        }

        PushLineContent Content(StagedChange change, PushTarget target, RemoteProduct product, PushDocument document) => new(
            context.Batch, change.Id, target.Link.RemoteId, document.Kind.ToString(), document.Line!(writer), [.. document.Paths.Select(p => p.Value)],
            IsAsLastSeen(target.Link, product.Snapshot) ? null : SnapshotJson.Write(product.Snapshot));
    }

    /// <summary>It cannot be read as a group: each product goes by itself, and says by itself why it cannot.</summary>
    protected override async Task Abandon(OperationContext context, GroupArguments arguments, Error reason, CancellationToken ct)
    {
        var changes = await Open(context, arguments).Select(c => new { c.Id, c.ResourceId }).ToListAsync(ct);
        context.Enqueue(changes.Select(c => PushProduct.Order(context, c.Id, c.ResourceId)));
    }

    private static IQueryable<StagedChange> Open(OperationContext context, GroupArguments arguments)
    {
        var (ids, batch) = (arguments.Changes, context.Batch);
        return context.Db.StagedChanges.Where(c => ids.Contains(c.Id) && c.ReleasedTo == batch && c.Status == StagedChangeStatus.Approved);
    }

    private static bool IsAsLastSeen(Link link, ProductSnapshot fresh) =>
        link.Facets.FirstOrDefault(f => f.Facet == Facet.Content)?.RemoteHash == SnapshotHashes.Of(fresh).Content;
}

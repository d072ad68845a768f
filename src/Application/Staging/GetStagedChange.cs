using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <param name="Within">The list that the change was opened from; its neighbours are those of that list.</param>
public sealed record GetStagedChangeQuery(StagedChangeId Id, StagedFilter Within) : IRequest<Result<StagedChangeDetails>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

internal sealed class GetStagedChangeHandler(IAppDbContext db) : IRequestHandler<GetStagedChangeQuery, Result<StagedChangeDetails>>
{
    public async Task<Result<StagedChangeDetails>> Handle(GetStagedChangeQuery query, CancellationToken cancellationToken)
    {
        var change = await db.StagedChanges.AsNoTracking().Include(c => c.Fields).FirstOrDefaultAsync(c => c.Id == query.Id, cancellationToken);
        if (change is null)
            return StagedChangeErrors.NotFound;

        var store = await db.Stores.Where(s => s.Id == change.StoreId).Select(s => new { s.Name, s.Domain }).SingleAsync(cancellationToken);
        var filter = await db.InItsCatalogue(query.Within, cancellationToken);
        var list = db.StagedChanges.Matching(filter);
        var variants = await Variants(change, cancellationToken);
        return new StagedChangeDetails
        {
            Id = change.Id,
            Seq = change.Seq,
            StoreId = change.StoreId,
            StoreName = store.Name,
            StoreDomain = store.Domain.Value,
            Direction = change.Direction,
            Kind = change.Kind,
            Status = change.Status,
            Revision = change.Revision,
            ProductId = change.ProductId,
            RemoteId = change.RemoteId,
            Title = change.Summary.Title,
            ImageUrl = change.Summary.ImageUrl,
            FoundBy = change.FoundBy,
            FoundByWhom = await db.Batches.Where(b => b.Id == change.FoundBy).Select(b => b.RequestedBy).FirstOrDefaultAsync(cancellationToken),
            ReleasedTo = change.ReleasedTo,
            DecisionId = change.DecisionId,
            DecidedBy = change.DecidedBy,
            DecidedAt = change.DecidedAt,
            Comment = change.Comment,
            CreatedAt = change.CreatedAt,
            MovedAt = change.MovedAt,
            Fields = [.. ReadingOrder.Of(change.Fields, f => f.Path, [.. variants.Select(v => v.Label)])
                .Select(f => new StagedField(f.Path, f.Baseline, f.Local, f.Remote, f.Proposed, f.Decision, f.Outcome, f.Message))],
            Snapshot = change.Snapshot is { } snapshot ? SnapshotJson.Read(snapshot) : null,
            SkuByVariant = variants.Where(v => v.Sku is not null).DistinctBy(v => v.Label).ToDictionary(v => v.Label, v => v.Sku!),
            NextId = await Neighbour(list, filter.Statuses, change, newer: false, cancellationToken),
            PreviousId = await Neighbour(list, filter.Statuses, change, newer: true, cancellationToken),
            NextWaitingId = await NextWaiting(list, change, cancellationToken),
        };
    }

    private static async Task<StagedChangeId?> Neighbour(
        IQueryable<StagedChange> list, IReadOnlyList<StagedChangeStatus> statuses, StagedChange from, bool newer, CancellationToken ct)
    {
        var rows = await list.Nearest(statuses, new SeqWindow(from.Seq, newer, 1), q => q.Select(c => new { c.Id, c.Seq }), c => c.Seq, ct);
        return rows is [var nearest] ? nearest.Id : null;
    }

    /// <summary>Onwards to the older ones; past the end it begins again with those that were passed over.</summary>
    private static async Task<StagedChangeId?> NextWaiting(IQueryable<StagedChange> list, StagedChange from, CancellationToken ct)
    {
        if (await Neighbour(list, StagedFilter.Waiting, from, newer: false, ct) is { } older)
            return older;

        var rows = await list.Where(c => c.Id != from.Id)
            .Nearest(StagedFilter.Waiting, new SeqWindow(null, Newer: false, 1), q => q.Select(c => new { c.Id, c.Seq }), c => c.Seq, ct);
        return rows is [var newest] ? newest.Id : null;
    }

    private async Task<IReadOnlyList<(string Label, string? Sku)>> Variants(StagedChange change, CancellationToken ct)
    {
        if (change.ProductId is not { } product || !change.Fields.Any(f => f.Path.IsVariant))
            return [];

        var variants = await db.Variants.Where(v => v.ProductId == product).OrderBy(v => v.Position)
            .Select(v => new { v.OptionValues, v.Sku }).ToListAsync(ct);
        return [.. variants.Select(v => (new VariantSnapshot { OptionValues = v.OptionValues }.Label, v.Sku))];
    }
}

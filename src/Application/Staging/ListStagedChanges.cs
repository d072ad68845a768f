using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Staging;

/// <summary>A page of the list, newest first.</summary>
public sealed record ListStagedChangesQuery(StagedFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<StagedChangeRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="PriceChange">The largest price change in basis points, signed.</param>
/// <param name="Released">A batch has taken it: it can no longer be undone.</param>
public sealed record StagedChangeRow(
    StagedChangeId Id, long Seq, StoreId StoreId, string StoreName, Direction Direction, ChangeKind Kind, StagedChangeStatus Status, int Revision,
    ProductId? ProductId, string Title, string Vendor, string ProductType, string Sku, string? ImageUrl, int? PriceChange, StagedFields Fields,
    int FieldCount, BatchId? FoundBy, DecisionId? DecisionId, string? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset CreatedAt,
    DateTimeOffset MovedAt, bool Released);

internal sealed class ListStagedChangesHandler(IAppDbContext db) : IRequestHandler<ListStagedChangesQuery, Result<PagedResult<StagedChangeRow>>>
{
    public async Task<Result<PagedResult<StagedChangeRow>>> Handle(ListStagedChangesQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var statuses = query.Filter.Statuses;
        var changes = db.StagedChanges.AsNoTracking().Matching(await db.InItsCatalogue(query.Filter, ct));
        var window = new SeqWindow(page.Value.From, page.Value.Newer, page.Value.Take + 1);
        var rows = await changes.Nearest(statuses, window, c => c.ToRows(db), r => r.Seq, ct);
        return page.Value.Cut(rows, r => r.Seq, page.Value.IsFirst ? await Total(rows, page.Value.Take, changes, statuses, ct) : null);
    }

    /// <summary>A first page that is not full was counted by being read: what matches little is looked for once.</summary>
    private static async Task<int?> Total(
        List<StagedChangeRow> rows, int take, IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses, CancellationToken ct) =>
        rows.Count <= take ? rows.Count : await Count(changes, statuses, ct);

    private static async Task<int?> Count(IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses, CancellationToken ct)
    {
        var count = 0;
        foreach (var run in changes.Runs(statuses))
            count += await run.OrderBy(c => c.Seq).Take(SeqPage.CountedRows + 1).CountAsync(ct);
        return count <= SeqPage.CountedRows ? count : null;
    }
}

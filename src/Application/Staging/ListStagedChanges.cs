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
    /// <summary>Counting further would cost more than it tells: beyond this the total is not given.</summary>
    private const int CountedRows = 10_000;

    public async Task<Result<PagedResult<StagedChangeRow>>> Handle(ListStagedChangesQuery query, CancellationToken cancellationToken)
    {
        var (filter, page) = query;
        var newer = page.Before is not null;
        var cursor = page.Before ?? page.After;
        var from = cursor is null ? null : SeqCursor.Read(cursor);
        if (cursor is not null && from is null)
            return RequestErrors.Invalid(["This cursor was not given out by the list."]);

        var changes = db.StagedChanges.AsNoTracking().Matching(await db.InItsCatalogue(filter, cancellationToken));

        var rows = await changes.Nearest(filter.Statuses, new SeqWindow(from, newer, page.Take + 1), c => c.ToRows(db), r => r.Seq, cancellationToken);
        var more = rows.Count > page.Take;
        if (more)
            rows.RemoveAt(page.Take);
        if (newer)
            rows.Reverse();

        var hasOlder = newer ? rows.Count > 0 : more;
        var hasNewer = newer ? more : from is not null && rows.Count > 0;
        var total = from is null ? await Count(changes, filter.Statuses, cancellationToken) : null;
        return new PagedResult<StagedChangeRow>(
            rows, hasOlder ? SeqCursor.Write(rows[^1].Seq) : null, hasNewer ? SeqCursor.Write(rows[0].Seq) : null, total);
    }

    private static async Task<int?> Count(IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses, CancellationToken ct)
    {
        var count = 0;
        foreach (var run in changes.Runs(statuses))
            count += await run.OrderBy(c => c.Seq).Take(CountedRows + 1).CountAsync(ct);
        return count <= CountedRows ? count : null;
    }
}

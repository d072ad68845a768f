using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Conflicts;

/// <summary>A page of conflicts, newest first. What is left out of the filter does not narrow.</summary>
public sealed record ListConflictsQuery(ConflictFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<ConflictRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record ConflictFilter(ConflictStatus? Status = null, StoreId? StoreId = null, ConflictKind? Kind = null, ProductId? ProductId = null);

/// <summary>Values as canonical JSON; of an ambiguous match the store's whole product is left out of the list.</summary>
public sealed record ConflictRow(
    ConflictId Id, long Seq, StoreId StoreId, string StoreName, ConflictKind Kind, ConflictStatus Status, ProductId? ProductId, string RemoteId,
    FieldPath Path, string ProductTitle, string? Local, string? Remote, ConflictResolution? Resolution, string? ResolvedBy, DateTimeOffset? ResolvedAt,
    DateTimeOffset CreatedAt);

internal sealed class ListConflictsHandler(IAppDbContext db) : IRequestHandler<ListConflictsQuery, Result<PagedResult<ConflictRow>>>
{
    private const int CountedRows = 10_000;

    public async Task<Result<PagedResult<ConflictRow>>> Handle(ListConflictsQuery query, CancellationToken cancellationToken)
    {
        var (filter, page) = query;
        var newer = page.Before is not null;
        var cursor = page.Before ?? page.After;
        var from = cursor is null ? null : SeqCursor.Read(cursor);
        if (cursor is not null && from is null)
            return RequestErrors.Invalid(["This cursor was not given out by the list."]);

        var conflicts = db.Conflicts.Matching(filter);
        var placed = from is { } seq ? conflicts.Where(c => newer ? c.Seq > seq : c.Seq < seq) : conflicts;
        var rows = await (newer ? placed.OrderBy(c => c.Seq) : placed.OrderByDescending(c => c.Seq)).Take(page.Take + 1)
            .Select(c => new ConflictRow(
                c.Id, c.Seq, c.StoreId, db.Stores.Where(s => s.Id == c.StoreId).Select(s => s.Name).First(), c.Kind, c.Status, c.ProductId, c.RemoteId,
                c.Path, c.ProductTitle, c.Kind == ConflictKind.Field ? c.Local : null, c.Kind == ConflictKind.Field ? c.Remote : null,
                c.Resolution, c.ResolvedBy, c.ResolvedAt, c.CreatedAt))
            .ToListAsync(cancellationToken);

        var more = rows.Count > page.Take;
        if (more)
            rows.RemoveAt(page.Take);
        if (newer)
            rows.Reverse();
        var hasOlder = newer ? rows.Count > 0 : more;
        var hasNewer = newer ? more : from is not null && rows.Count > 0;
        var total = from is null ? await conflicts.OrderBy(c => c.Seq).Take(CountedRows + 1).CountAsync(cancellationToken) : (int?)null;
        return new PagedResult<ConflictRow>(
            rows, hasOlder ? SeqCursor.Write(rows[^1].Seq) : null, hasNewer ? SeqCursor.Write(rows[0].Seq) : null, total > CountedRows ? null : total);
    }
}

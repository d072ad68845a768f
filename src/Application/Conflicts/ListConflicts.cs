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
    ConflictId Id, long Seq, StoreId StoreId, string StoreName, ConflictKind Kind, ConflictStatus Status, int Revision, ProductId? ProductId, string RemoteId,
    FieldPath Path, string ProductTitle, string? Local, string? Remote, ConflictResolution? Resolution, string? ResolvedBy, DateTimeOffset? ResolvedAt,
    DateTimeOffset CreatedAt);

internal sealed class ListConflictsHandler(IAppDbContext db) : IRequestHandler<ListConflictsQuery, Result<PagedResult<ConflictRow>>>
{
    public async Task<Result<PagedResult<ConflictRow>>> Handle(ListConflictsQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var conflicts = db.Conflicts.Matching(query.Filter);
        var rows = await page.Value.Of(conflicts, c => c.Seq)
            .Select(c => new ConflictRow(
                c.Id, c.Seq, c.StoreId, db.Stores.Where(s => s.Id == c.StoreId).Select(s => s.Name).First(), c.Kind, c.Status, c.Revision, c.ProductId, c.RemoteId,
                c.Path, c.ProductTitle, c.Kind == ConflictKind.Field ? c.Local : null, c.Kind == ConflictKind.Field ? c.Remote : null,
                c.Resolution, c.ResolvedBy, c.ResolvedAt, c.CreatedAt))
            .ToListAsync(ct);
        var total = page.Value.IsFirst ? await conflicts.OrderBy(c => c.Seq).Take(SeqPage.CountedRows + 1).CountAsync(ct) : (int?)null;
        return page.Value.Cut(rows, r => r.Seq, total > SeqPage.CountedRows ? null : total);
    }
}

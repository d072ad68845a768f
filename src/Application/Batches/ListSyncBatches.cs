using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Batches;

/// <param name="StoreId">Applies belong to no store and are left out when one is named.</param>
/// <param name="Open">True: running or paused. False: over.</param>
public sealed record BatchFilter(StoreId? StoreId = null, BatchKind? Kind = null, BatchStatus? Status = null, bool? Open = null);

/// <summary>A page of the runs, newest first.</summary>
public sealed record ListSyncBatchesQuery(BatchFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<BatchRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

internal sealed class ListSyncBatchesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListSyncBatchesQuery, Result<PagedResult<BatchRow>>>
{
    public async Task<Result<PagedResult<BatchRow>>> Handle(ListSyncBatchesQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var batches = db.Batches.AsNoTracking();
        if (query.Filter.StoreId is { } store)
            batches = batches.Where(b => b.StoreId == store);
        if (query.Filter.Kind is { } kind)
            batches = batches.Where(b => b.Kind == kind);
        if (query.Filter.Status is { } status)
            batches = batches.Where(b => b.Status == status);
        if (query.Filter.Open is { } open)
            batches = batches.Where(b => (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused) == open);

        var found = await page.Value.Of(batches, b => b.Seq).WithStores(db).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return page.Value.Cut([.. found.Select(b => b.ToRow(now))], r => r.Seq);
    }
}

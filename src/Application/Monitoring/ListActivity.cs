using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>What happened, newest first, in plain words. With a store: its events and those of no store.</summary>
public sealed record ListActivityQuery(StoreId? StoreId, PageRequest Page) : IRequest<Result<PagedResult<ActivityRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Number">The number under which the hub tells it; null in the moment before it is numbered.</param>
public sealed record ActivityRow(long Seq, long? Number, string Type, string Message, StoreId? StoreId, BatchId? BatchId, string? By, DateTimeOffset At);

internal sealed class ListActivityHandler(IAppDbContext db) : IRequestHandler<ListActivityQuery, Result<PagedResult<ActivityRow>>>
{
    public async Task<Result<PagedResult<ActivityRow>>> Handle(ListActivityQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var events = db.Events.AsNoTracking();
        if (query.StoreId is { } store)
            events = events.Where(e => e.StoreId == store || e.StoreId == null);
        var rows = await page.Value.Of(events, e => e.Seq)
            .Select(e => new ActivityRow(e.Seq, e.Number, e.Type, e.Message, e.StoreId, e.BatchId, e.By, e.At)).ToListAsync(ct);
        return page.Value.Cut(rows, r => r.Seq);
    }
}

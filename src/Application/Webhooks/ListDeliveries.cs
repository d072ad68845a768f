using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

public sealed record DeliveryFilter(DeliveryState? State = null, string? Topic = null, StoreId? StoreId = null);

/// <summary>The inbox, newest first. Bodies stay inside: they may be about people.</summary>
public sealed record ListDeliveriesQuery(DeliveryFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<DeliveryRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="Id">Its number in the inbox.</param>
/// <param name="Subject">What it is about; deliveries with the same are dealt with by one read. Null when there was nothing to read.</param>
public sealed record DeliveryRow(
    long Id, string WebhookId, string? EventId, string ShopDomain, string Topic, string? ApiVersion, DateTimeOffset? TriggeredAt,
    DateTimeOffset ReceivedAt, DeliveryState State, DateTimeOffset? ProcessedAt, string? Error, string? Subject, bool CanBeReplayed);

internal sealed class ListDeliveriesHandler(IAppDbContext db) : IRequestHandler<ListDeliveriesQuery, Result<PagedResult<DeliveryRow>>>
{
    public async Task<Result<PagedResult<DeliveryRow>>> Handle(ListDeliveriesQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var deliveries = db.Deliveries.AsNoTracking();
        if (query.Filter.State is { } state)
            deliveries = deliveries.Where(d => d.State == state);
        if (query.Filter.Topic is { } topic)
            deliveries = deliveries.Where(d => d.Topic == topic);
        if (query.Filter.StoreId is { } id)
        {
            var domain = (await db.Stores.Where(s => s.Id == id).Select(s => s.Domain).FirstOrDefaultAsync(ct))?.Value;
            deliveries = deliveries.Where(d => d.ShopDomain == domain);
        }

        var rows = await page.Value.Of(deliveries, d => d.Seq).ToRows().ToListAsync(ct);
        return page.Value.Cut(rows, r => r.Id);
    }
}

internal static class DeliveryRows
{
    public static IQueryable<DeliveryRow> ToRows(this IQueryable<Delivery> deliveries) => deliveries.Select(d => new DeliveryRow(
        d.Seq, d.WebhookId, d.EventId, d.ShopDomain, d.Topic, d.ApiVersion, d.TriggeredAt, d.ReceivedAt, d.State, d.ProcessedAt, d.Error, d.CoalesceKey, d.CoalesceKey != null && d.Body != null));
}

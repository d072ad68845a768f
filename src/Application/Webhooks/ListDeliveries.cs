using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
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
    DateTimeOffset ReceivedAt, DeliveryState State, DateTimeOffset? ProcessedAt, string? Error, string? Subject, bool CanBeReplayed)
{
    /// <summary>The id of the product that it is about.</summary>
    public string? RemoteId => RefreshProduct.RemoteIdOf(Subject);

    /// <summary>The product's title, in the catalogue or, until it is taken in, as it was last proposed.</summary>
    public string? Title { get; init; }
}

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

        var rows = await db.WithTitles(await page.Value.Of(deliveries, d => d.Seq).ToRows().ToListAsync(ct), ct);
        return page.Value.Cut(rows, r => r.Id);
    }
}

internal static class DeliveryRows
{
    /// <summary>With the titles of products that are linked, or were proposed at least once: three reads for a whole page.</summary>
    public static async Task<List<DeliveryRow>> WithTitles(this IAppDbContext db, List<DeliveryRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RemoteId).OfType<string>().Distinct().ToList();
        var links = await db.Links.AsNoTracking().Where(l => l.ResourceKind == ResourceKind.Product && ids.Contains(l.RemoteId))
            .Select(l => new { l.RemoteId, l.LocalId }).ToListAsync(ct);
        var products = links.Select(l => new ProductId(l.LocalId)).Distinct().ToList();
        var titles = await db.Products.AsNoTracking().Where(p => products.Contains(p.Id)).Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id.Value, p => p.Title, ct);
        // Ids are Shopify's own and of one shop each, so that one id names one product of the catalogue that its store follows.
        var byRemoteId = links.DistinctBy(l => l.RemoteId).ToDictionary(l => l.RemoteId, l => titles.GetValueOrDefault(l.LocalId));

        var unlinked = ids.Except(byRemoteId.Keys).ToList();
        var proposed = await db.StagedChanges.AsNoTracking().Where(c => c.ResourceKind == ResourceKind.Product && unlinked.Contains(c.ResourceId))
            .Select(c => new { c.ResourceId, c.Seq, c.Summary.Title }).ToListAsync(ct);
        foreach (var newest in proposed.GroupBy(c => c.ResourceId).Select(of => of.MaxBy(c => c.Seq)!))
            byRemoteId.Add(newest.ResourceId, newest.Title);
        return [.. rows.Select(r => r.RemoteId is { } id ? r with { Title = byRemoteId.GetValueOrDefault(id) } : r)];
    }

    public static IQueryable<DeliveryRow> ToRows(this IQueryable<Delivery> deliveries) => deliveries.Select(d => new DeliveryRow(
        d.Seq, d.WebhookId, d.EventId, d.ShopDomain, d.Topic, d.ApiVersion, d.TriggeredAt, d.ReceivedAt, d.State, d.ProcessedAt, d.Error, d.CoalesceKey, d.CoalesceKey != null && d.Body != null));
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Monitoring;

/// <summary>How well the stores tell us what changes: all of it from rows.</summary>
/// <param name="Present">Topics that were registered when last looked at.</param>
/// <param name="Missing">Topics that were not.</param>
/// <param name="Vanished">How often one was gone although it had been registered.</param>
/// <param name="Received">Deliveries of the period.</param>
/// <param name="Waiting">Deliveries that wait for their operation.</param>
/// <param name="Failed">Deliveries of the period whose operation ended dead.</param>
public sealed record WebhookFigures(int Present, int Missing, int Vanished, int Received, int Waiting, int Failed, DateTimeOffset? LastReceivedAt)
{
    /// <summary>Null while nothing was registered and nothing came: that is not known to be nothing.</summary>
    internal static async Task<WebhookFigures?> Of(IAppDbContext db, StoreId? store, DateTimeOffset since, CancellationToken ct)
    {
        var topics = await db.Subscriptions.AsNoTracking().Where(s => store == null || s.StoreId == store).Select(s => new { s.Present, s.Vanished }).ToListAsync(ct);
        var deliveries = db.Deliveries.AsNoTracking();
        if (store is { } id)
        {
            var domain = (await db.Stores.Where(s => s.Id == id).Select(s => s.Domain).FirstOrDefaultAsync(ct))?.Value;
            deliveries = deliveries.Where(d => d.ShopDomain == domain);
        }

        var last = await deliveries.OrderByDescending(d => d.Seq).Select(d => (DateTimeOffset?)d.ReceivedAt).FirstOrDefaultAsync(ct);
        if (topics.Count == 0 && last is null)
            return null;

        return new WebhookFigures(
            topics.Count(t => t.Present), topics.Count(t => !t.Present), topics.Sum(t => t.Vanished),
            await deliveries.CountAsync(d => d.ReceivedAt >= since, ct),
            await deliveries.CountAsync(d => d.State == DeliveryState.Waiting, ct),
            await deliveries.CountAsync(d => d.State == DeliveryState.Failed && d.ReceivedAt >= since, ct),
            last);
    }
}

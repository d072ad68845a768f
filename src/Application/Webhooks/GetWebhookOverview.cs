using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>For each store: what it should tell of, what it does, and how the deliveries of the last day fared.</summary>
public sealed record GetWebhookOverviewQuery(StoreId? StoreId) : IRequest<Result<WebhookOverview>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="CannotRegister">Why no webhook can be registered with any store.</param>
public sealed record WebhookOverview(Error? CannotRegister, IReadOnlyList<StoreWebhooks> Stores);

/// <param name="CannotRegister">Why none can be registered with this store.</param>
/// <param name="CheckedAt">When the shop was last asked; null when it never was.</param>
public sealed record StoreWebhooks(StoreId Id, string Name, Error? CannotRegister, DateTimeOffset? CheckedAt, IReadOnlyList<TopicHealth> Topics);

/// <param name="Failed">Refused or given up.</param>
/// <param name="MedianMs">From the delivery to its end; null when none ended.</param>
public sealed record TopicHealth(string Topic, bool Present, string? Trouble, int Vanished, DateTimeOffset? LastAt, int LastDay, int Waiting, int Failed, double? MedianMs);

internal sealed class GetWebhookOverviewHandler(IAppDbContext db, WebhookTopics topics, IOptions<ServerOptions> server, TimeProvider clock)
    : IRequestHandler<GetWebhookOverviewQuery, Result<WebhookOverview>>
{
    /// <summary>Enough for a median.</summary>
    private const int Sample = 200;

    public async Task<Result<WebhookOverview>> Handle(GetWebhookOverviewQuery query, CancellationToken ct)
    {
        var known = await db.Subscriptions.AsNoTracking().ToDictionaryAsync(s => (s.StoreId, s.Topic), ct);
        var stores = new List<StoreWebhooks>();
        foreach (var store in await db.Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId)).OrderBy(s => s.Seq).ToListAsync(ct))
        {
            var health = await Health(store, ct);
            var of = topics.Wanted.Select(t => health(t.Name, known.GetValueOrDefault((store.Id, t.Name)))).ToList();
            stores.Add(new StoreWebhooks(
                store.Id, store.Name, store.ProtectedSecret is null ? WebhookErrors.NoSecret(store.Domain) : null,
                known.Values.Where(s => s.StoreId == store.Id).Max(s => (DateTimeOffset?)s.CheckedAt), of));
        }

        return new WebhookOverview(Subscriptions.Address(server.Value.PublicBaseAddress).Error, stores);
    }

    private async Task<Func<string, TopicSubscription?, TopicHealth>> Health(Store store, CancellationToken ct)
    {
        var domain = store.Domain.Value;
        var yesterday = clock.GetUtcNow().AddDays(-1);
        var lately = db.Deliveries.AsNoTracking().Where(d => d.ReceivedAt >= yesterday && d.ShopDomain == domain);
        var counts = await lately.GroupBy(d => new { d.Topic, d.State })
            .Select(g => new { g.Key.Topic, g.Key.State, Count = g.Count(), Last = g.Max(d => d.ReceivedAt) }).ToListAsync(ct);
        var medians = new Dictionary<string, double>();
        foreach (var topic in counts.Where(c => c.State == DeliveryState.Done).Select(c => c.Topic))
        {
            var took = (await lately.Where(d => d.Topic == topic && d.State == DeliveryState.Done).OrderByDescending(d => d.Seq).Take(Sample)
                .Select(d => new { d.ReceivedAt, d.ProcessedAt }).ToListAsync(ct)).Select(d => (d.ProcessedAt!.Value - d.ReceivedAt).TotalMilliseconds).Order().ToList();
            medians[topic] = took[took.Count / 2];
        }

        return (topic, subscription) =>
        {
            var ofTopic = counts.Where(c => c.Topic == topic).ToList();
            return new TopicHealth(
                topic, subscription?.Present ?? false, subscription?.Trouble, subscription?.Vanished ?? 0, ofTopic.Max(c => (DateTimeOffset?)c.Last), ofTopic.Sum(c => c.Count),
                ofTopic.Where(c => c.State == DeliveryState.Waiting).Sum(c => c.Count),
                ofTopic.Where(c => c.State is DeliveryState.Refused or DeliveryState.Failed).Sum(c => c.Count),
                medians.TryGetValue(topic, out var median) ? median : null);
        };
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Each topic that handlers declare, for each connected store: whether the shop told us of it when it was last looked at.</summary>
public sealed record ListSubscriptionsQuery(StoreId? StoreId) : IRequest<Result<IReadOnlyList<SubscriptionRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <summary>One topic of one store: what handlers declare against what the shop has.</summary>
/// <param name="CheckedAt">Null when it was never looked at.</param>
/// <param name="Vanished">How often it was gone although it had been registered.</param>
public sealed record SubscriptionRow(
    StoreId StoreId, string StoreName, string Topic, bool Wanted, bool Present, string? Trouble, DateTimeOffset? CheckedAt, int Vanished)
{
    public bool Missing => Wanted && !Present;
}

internal sealed class ListSubscriptionsHandler(IAppDbContext db, WebhookTopics topics, IOptions<ServerOptions> server)
    : IRequestHandler<ListSubscriptionsQuery, Result<IReadOnlyList<SubscriptionRow>>>
{
    public async Task<Result<IReadOnlyList<SubscriptionRow>>> Handle(ListSubscriptionsQuery query, CancellationToken ct)
    {
        var address = Subscriptions.Address(server.Value.PublicBaseAddress);
        if (address.IsFailure)
            return address.Error;

        var stores = await db.Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId))
            .OrderBy(s => s.Seq).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var known = await db.Subscriptions.AsNoTracking().ToDictionaryAsync(s => (s.StoreId, s.Topic), ct);
        return stores.SelectMany(store => topics.Wanted, (store, topic) => known.GetValueOrDefault((store.Id, topic.Name)) is { } found
            ? new SubscriptionRow(store.Id, store.Name, topic.Name, true, found.Present, found.Trouble, found.CheckedAt, found.Vanished)
            : new SubscriptionRow(store.Id, store.Name, topic.Name, true, false, null, null, 0)).ToList();
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Each topic that handlers declare, for each connected store: whether the shop tells us of it.</summary>
public sealed record ListSubscriptionsQuery(StoreId? StoreId, string? BaseAddress) : IRequest<Result<IReadOnlyList<SubscriptionRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ListSubscriptionsHandler(IAppDbContext db, Subscriptions subscriptions)
    : IRequestHandler<ListSubscriptionsQuery, Result<IReadOnlyList<SubscriptionRow>>>
{
    public async Task<Result<IReadOnlyList<SubscriptionRow>>> Handle(ListSubscriptionsQuery query, CancellationToken ct)
    {
        var address = Subscriptions.Address(query.BaseAddress);
        if (address.IsFailure)
            return address.Error;

        var rows = new List<SubscriptionRow>();
        foreach (var store in await db.Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId)).OrderBy(s => s.Seq).ToListAsync(ct))
            rows.AddRange(await subscriptions.Look(store, address.Value, ct));
        return rows;
    }
}

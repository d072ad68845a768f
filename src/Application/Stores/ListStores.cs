using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

public sealed record ListStoresQuery : IRequest<Result<IReadOnlyList<StoreRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record StoreRow(
    StoreId Id, string Name, string Domain, StoreState State, string? Attention, TokenKind TokenKind, string PlanName, string CurrencyCode,
    string[] Scopes, DateTimeOffset ConnectedAt, DateTimeOffset? LastPullAt);

internal sealed class ListStoresHandler(IAppDbContext db) : IRequestHandler<ListStoresQuery, Result<IReadOnlyList<StoreRow>>>
{
    public async Task<Result<IReadOnlyList<StoreRow>>> Handle(ListStoresQuery query, CancellationToken ct)
    {
        var stores = await db.Stores.OrderBy(s => s.Seq).ToRows(db).ToListAsync(ct);
        return stores;
    }
}

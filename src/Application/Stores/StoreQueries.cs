using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

internal static class StoreQueries
{
    public static IQueryable<StoreRow> ToRows(this IQueryable<Store> stores, IAppDbContext db) =>
        stores.Select(s => new StoreRow(
            s.Id, s.Name, s.Domain.Value, s.State, s.Attention, s.TokenKind, s.PlanName, s.CurrencyCode,
            s.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), s.ConnectedAt,
            db.Batches.Where(b => b.StoreId == s.Id && b.Kind == BatchKind.Pull && b.EndedAt != null).Max(b => b.EndedAt)));
}

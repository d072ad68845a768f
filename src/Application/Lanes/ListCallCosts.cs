using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>What calls cost over the last hours, by document and by hour.</summary>
public sealed record ListCallCostsQuery(StoreId? StoreId, int Hours = 24) : IRequest<Result<CallCosts>>, IRequireRole
{
    public const int MostHours = 24 * 31;

    public static Role Needed => Role.Viewer;
}

/// <param name="ByDocument">The dearest first.</param>
/// <param name="ByHour">Oldest first; hours without a call are left out.</param>
public sealed record CallCosts(int Hours, IReadOnlyList<DocumentCost> ByDocument, IReadOnlyList<HourCost> ByHour);

public sealed record DocumentCost(string Document, int Calls, long Points, int Throttled)
{
    public double PointsPerCall => Calls == 0 ? 0 : (double)Points / Calls;
}

public sealed record HourCost(DateTimeOffset Hour, int Calls, long Points, int Throttled);

internal sealed class ListCallCostsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListCallCostsQuery, Result<CallCosts>>
{
    public async Task<Result<CallCosts>> Handle(ListCallCostsQuery query, CancellationToken ct)
    {
        var hours = Math.Clamp(query.Hours, 1, ListCallCostsQuery.MostHours);
        return await CallCostSums.Of(db, query.StoreId, clock.GetUtcNow().AddHours(-hours), hours, ct);
    }
}

internal static class CallCostSums
{
    public static async Task<CallCosts> Of(IAppDbContext db, StoreId? store, DateTimeOffset since, int hours, CancellationToken ct)
    {
        var rows = db.CallCosts.AsNoTracking().Where(c => c.Hour >= since && (store == null || c.StoreId == store));
        var byDocument = await rows.GroupBy(c => c.Document)
            .Select(g => new { Document = g.Key, Calls = g.Sum(c => c.Calls), Points = g.Sum(c => c.Points), Throttled = g.Sum(c => c.Throttled) }).ToListAsync(ct);
        var byHour = await rows.GroupBy(c => c.Hour)
            .Select(g => new { Hour = g.Key, Calls = g.Sum(c => c.Calls), Points = g.Sum(c => c.Points), Throttled = g.Sum(c => c.Throttled) }).ToListAsync(ct);
        return new CallCosts(
            hours,
            [.. byDocument.OrderByDescending(d => d.Points).Select(d => new DocumentCost(d.Document, d.Calls, d.Points, d.Throttled))],
            [.. byHour.OrderBy(h => h.Hour).Select(h => new HourCost(h.Hour, h.Calls, h.Points, h.Throttled))]);
    }
}

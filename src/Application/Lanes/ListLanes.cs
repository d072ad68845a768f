using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

public sealed record ListLanesQuery : IRequest<Result<IReadOnlyList<LaneRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="StoreName">Null for a catalogue's lane.</param>
/// <param name="RunBy">The node that took it last.</param>
/// <param name="Ready">Operations that wait.</param>
/// <param name="AtPacer">Calls that wait for points.</param>
/// <param name="Workers">How many operations it runs at once just now; null while it does not run, or runs on another node.</param>
/// <param name="ThrottledToday">Calls that Shopify refused because the bucket was empty, over the last 24 hours.</param>
/// <param name="Breaker">Whether calls to the store go through.</param>
/// <param name="MemoryIsShort">True while the server holds its lanes back because its memory runs short.</param>
/// <param name="Budget">What the store's bucket holds; null for a catalogue, and before the store's first answer.</param>
public sealed record LaneRow(
    string Id, StoreId? StoreId, string? StoreName, string? RunBy, DateTimeOffset? CheckedInAt, string? PausedBecause, int Ready, int Running, int Dead,
    int AtPacer, PointBudget? Budget, int? Workers = null, int ThrottledToday = 0, StoreBreaker? Breaker = null, bool MemoryIsShort = false);

internal sealed class ListLanesHandler(
    IAppDbContext db, IPointBudget budgets, ILanePressure pressure, LaneGauges gauges, IStoreBreakers breakers, TimeProvider clock) : IRequestHandler<ListLanesQuery, Result<IReadOnlyList<LaneRow>>>
{
    public async Task<Result<IReadOnlyList<LaneRow>>> Handle(ListLanesQuery query, CancellationToken ct)
    {
        var lanes = await db.Lanes.AsNoTracking().OrderBy(l => l.Id).ToListAsync(ct);
        var names = await db.Stores.ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var counts = (await db.Operations
            .Where(o => o.State == OperationState.Ready || o.State == OperationState.Running || o.State == OperationState.Dead)
            .GroupBy(o => new { o.LaneId, o.State }).Select(g => new { g.Key.LaneId, g.Key.State, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => (g.LaneId, g.State), g => g.Count);

        var dayAgo = clock.GetUtcNow().AddDays(-1);
        var throttled = (await db.CallCosts.Where(c => c.Hour >= dayAgo && c.Throttled > 0)
            .GroupBy(c => c.StoreId).Select(g => new { Store = g.Key, Count = g.Sum(c => c.Throttled) }).ToListAsync(ct)).ToDictionary(g => g.Store, g => g.Count);
        return lanes.Select(l => new LaneRow(
            l.Id, Lane.StoreOf(l.Id), Lane.StoreOf(l.Id) is { } store ? names.GetValueOrDefault(store) : null, l.RunBy, l.CheckedInAt, l.PausedBecause,
            CountOf(l, OperationState.Ready), CountOf(l, OperationState.Running), CountOf(l, OperationState.Dead),
            pressure.QueuedAtPacer(l.Id), Lane.StoreOf(l.Id) is { } known ? budgets.Of(known) : null,
            gauges.WorkersOf(l.Id), Lane.StoreOf(l.Id) is { } called ? throttled.GetValueOrDefault(called) : 0,
            Lane.StoreOf(l.Id) is { } asked ? breakers.Of(asked) : null, pressure.MemoryIsShort)).ToList();

        int CountOf(Lane lane, OperationState state) => counts.GetValueOrDefault((lane.Id, state));
    }
}

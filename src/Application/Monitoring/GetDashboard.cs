using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>What matters this morning: what waits for whom, what runs, how the last runs ended, how the stores stand.</summary>
public sealed record GetDashboardQuery(StoreId? StoreId) : IRequest<Result<Dashboard>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record Dashboard(
    WorkCounts Work, int Products, IReadOnlyList<BatchRow> Running, IReadOnlyList<BatchRow> LastResults, IReadOnlyList<StoreRow> Stores);

/// <summary>How much waits, and where: all counted from rows.</summary>
/// <param name="ApprovedOutbound">Approved and not yet taken by a push.</param>
/// <param name="Dead">Operations whose attempts ended.</param>
public sealed record WorkCounts(int WaitingInbound, int WaitingOutbound, int ApprovedOutbound, int Stale, int Failed, int Conflicts, int Dead);

internal sealed class GetDashboardHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetDashboardQuery, Result<Dashboard>>
{
    private const int ShownResults = 6;

    public async Task<Result<Dashboard>> Handle(GetDashboardQuery query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var batches = db.Batches.AsNoTracking().Where(b => query.StoreId == null || b.StoreId == query.StoreId || b.StoreId == null);
        var running = await batches.Where(b => b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused)
            .OrderBy(b => b.Seq).WithStores(db).ToListAsync(ct);
        var last = await batches.Where(b => b.EndedAt != null).OrderByDescending(b => b.Seq).Take(ShownResults).WithStores(db).ToListAsync(ct);
        var stores = await db.Stores.Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId))
            .OrderBy(s => s.Seq).ToRows(db).ToListAsync(ct);
        return new Dashboard(
            await Counting.Work(db, query.StoreId, ct), await Counting.Products(db, query.StoreId, ct),
            [.. running.Select(b => b.ToRow(now))], [.. last.Select(b => b.ToRow(now))], stores);
    }
}

internal static class Counting
{
    public static async Task<WorkCounts> Work(IAppDbContext db, StoreId? store, CancellationToken ct)
    {
        var open = (await db.StagedChanges.Open()
            .Where(c => (store == null || c.StoreId == store) && c.ReleasedTo == null)
            .GroupBy(c => new { c.Status, c.Direction }).Select(g => new { g.Key.Status, g.Key.Direction, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => (g.Status, g.Direction), g => g.Count);
        var lane = store is { } id ? Lane.IdOf(id) : null;
        return new WorkCounts(
            Of(StagedChangeStatus.Pending, Direction.Inbound),
            Of(StagedChangeStatus.Pending, Direction.Outbound),
            Of(StagedChangeStatus.Approved, Direction.Outbound),
            Of(StagedChangeStatus.Stale, Direction.Inbound) + Of(StagedChangeStatus.Stale, Direction.Outbound),
            Of(StagedChangeStatus.Failed, Direction.Inbound) + Of(StagedChangeStatus.Failed, Direction.Outbound),
            await db.Conflicts.CountAsync(c => c.Status == ConflictStatus.Open && (store == null || c.StoreId == store), ct),
            await db.Operations.CountAsync(o => o.State == OperationState.Dead && (lane == null || o.LaneId == lane), ct));

        int Of(StagedChangeStatus status, Direction direction) => open.GetValueOrDefault((status, direction));
    }

    public static Task<int> Products(IAppDbContext db, StoreId? store, CancellationToken ct) =>
        db.Products.CountAsync(p => store == null || db.Stores.Any(s => s.Id == store && s.CatalogueId == p.CatalogueId), ct);
}

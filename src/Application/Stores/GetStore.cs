using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Scheduling;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

public sealed record GetStoreQuery(StoreId StoreId) : IRequest<Result<StoreDetails>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record StoreDetails(StoreRow Store, StoreStats Stats);

/// <param name="NextPullAt">Null when the store is not pulled by itself.</param>
public sealed record StoreStats(int LinkedProducts, int OpenChanges, int OpenConflicts, string? PullSchedule, DateTimeOffset? NextPullAt);

internal sealed class GetStoreHandler(IAppDbContext db, ISyncScheduler scheduler) : IRequestHandler<GetStoreQuery, Result<StoreDetails>>
{
    public async Task<Result<StoreDetails>> Handle(GetStoreQuery query, CancellationToken ct)
    {
        var store = await db.Stores.Where(s => s.Id == query.StoreId).ToRows(db).FirstOrDefaultAsync(ct);
        if (store is null)
            return StoreErrors.NotFound;

        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.StoreId == query.StoreId && s.DataType == Schedule.Products, ct);
        return new StoreDetails(store, new StoreStats(
            await db.Links.CountAsync(l => l.StoreId == query.StoreId && l.ResourceKind == ResourceKind.Product, ct),
            await db.StagedChanges.Open().CountAsync(c => c.StoreId == query.StoreId, ct),
            await db.Conflicts.CountAsync(c => c.StoreId == query.StoreId && c.Status == ConflictStatus.Open, ct),
            schedule is { Enabled: true } ? schedule.Cron : null,
            schedule is null ? null : await scheduler.NextRun(schedule, ct)));
    }
}

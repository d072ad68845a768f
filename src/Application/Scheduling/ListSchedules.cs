using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

public sealed record ListSchedulesQuery(StoreId? StoreId = null) : IRequest<Result<IReadOnlyList<ScheduleRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="DataType"><c>products</c> (what changed lately) or <c>reconcile</c> (everything).</param>
/// <param name="Cron">Quartz cron, in UTC.</param>
/// <param name="NextRunAt">Null when it is off, or its store is disconnected.</param>
public sealed record ScheduleRow(
    Guid Id, StoreId StoreId, string StoreName, string DataType, string Cron, bool Enabled, DateTimeOffset? LastRunAt, DateTimeOffset? NextRunAt);

internal sealed class ListSchedulesHandler(IAppDbContext db, ISyncScheduler scheduler) : IRequestHandler<ListSchedulesQuery, Result<IReadOnlyList<ScheduleRow>>>
{
    public async Task<Result<IReadOnlyList<ScheduleRow>>> Handle(ListSchedulesQuery query, CancellationToken ct)
    {
        var stores = await db.Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId))
            .OrderBy(s => s.Seq).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var ids = stores.Select(s => s.Id).ToList();
        var schedules = await db.Schedules.AsNoTracking().Where(s => ids.Contains(s.StoreId)).ToListAsync(ct);
        var rows = new List<ScheduleRow>();
        foreach (var store in stores)
        {
            foreach (var schedule in schedules.Where(s => s.StoreId == store.Id).OrderBy(s => s.DataType, StringComparer.Ordinal))
            {
                rows.Add(new ScheduleRow(
                    schedule.Id, store.Id, store.Name, schedule.DataType, schedule.Cron, schedule.Enabled, schedule.LastRunAt, await scheduler.NextRun(schedule, ct)));
            }
        }

        return rows;
    }
}

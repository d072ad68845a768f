using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

public sealed record ListSchedulesQuery(StoreId? StoreId = null) : IRequest<Result<IReadOnlyList<ScheduleRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="StoreId">Null for the clean-up, which is of no store.</param>
/// <param name="DataType"><c>products</c> (what changed lately), <c>reconcile</c> (everything), <c>webhooks</c> (the check of subscriptions) or <c>clean-up</c>.</param>
/// <param name="Cron">Quartz cron, in UTC.</param>
/// <param name="NextRunAt">Null when it is off, or its store is disconnected.</param>
public sealed record ScheduleRow(
    Guid Id, StoreId? StoreId, string? StoreName, string DataType, string Cron, bool Enabled, DateTimeOffset? LastRunAt, DateTimeOffset? NextRunAt);

internal sealed class ListSchedulesHandler(IAppDbContext db, ISyncScheduler scheduler) : IRequestHandler<ListSchedulesQuery, Result<IReadOnlyList<ScheduleRow>>>
{
    public async Task<Result<IReadOnlyList<ScheduleRow>>> Handle(ListSchedulesQuery query, CancellationToken ct)
    {
        var stores = await db.Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected && (query.StoreId == null || s.Id == query.StoreId))
            .OrderBy(s => s.Seq).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var schedules = await db.Schedules.AsNoTracking().ToListAsync(ct);
        var rows = new List<ScheduleRow>();
        foreach (var store in stores)
        {
            foreach (var schedule in schedules.Where(s => s.StoreId == store.Id).OrderBy(s => s.DataType, StringComparer.Ordinal))
                rows.Add(await Row(schedule, store.Name, ct));
        }

        foreach (var schedule in schedules.Where(s => s.StoreId is null && query.StoreId is null))
            rows.Add(await Row(schedule, null, ct));
        return rows;
    }

    private async Task<ScheduleRow> Row(Schedule schedule, string? store, CancellationToken ct) => new(
        schedule.Id, schedule.StoreId, store, schedule.DataType, schedule.Cron, schedule.Enabled, schedule.LastRunAt, await scheduler.NextRun(schedule, ct));
}

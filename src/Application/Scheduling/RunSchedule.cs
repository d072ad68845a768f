using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

/// <summary>Runs a schedule once, now, as it would run by itself.</summary>
public sealed record RunScheduleCommand(Guid Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class RunScheduleHandler(IAppDbContext db, ISyncScheduler scheduler) : IRequestHandler<RunScheduleCommand, Result>
{
    public async Task<Result> Handle(RunScheduleCommand command, CancellationToken ct)
    {
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == command.Id, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        if (schedule.StoreId is { } store)
        {
            if (!await db.Stores.AnyAsync(s => s.Id == store && s.State == StoreState.Connected, ct))
                return ScheduleErrors.StoreIsAway;
            if (schedule.IsPull && await db.Batches.PullUnderWay(store, ct))
                return ScheduleErrors.UnderWay;
        }

        await scheduler.RunNow(schedule, ct);
        return Result.Success;
    }
}

public static class ScheduleOverlap
{
    public static Task<bool> PullUnderWay(this IQueryable<SyncBatch> batches, StoreId store, CancellationToken ct) => batches.AnyAsync(
        b => b.StoreId == store && b.Kind == BatchKind.Pull && (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused), ct);
}

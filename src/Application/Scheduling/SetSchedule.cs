using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Application.Scheduling;

/// <summary>When a schedule runs, and whether it does. What is left out stays.</summary>
/// <param name="Cron">Quartz cron of six or seven fields, in UTC.</param>
/// <param name="EveryMinutes">An interval instead: one that divides an hour or a day.</param>
public sealed record SetScheduleCommand(Guid Id, string? Cron, int? EveryMinutes, bool? Enabled) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class SetScheduleValidator : AbstractValidator<SetScheduleCommand>
{
    public SetScheduleValidator(ISyncScheduler scheduler)
    {
        RuleFor(c => c).Must(c => c.Cron is null || c.EveryMinutes is null).WithMessage("Give either a cron expression or an interval.");
        RuleFor(c => c.Cron!).Must(scheduler.Understands).When(c => c.Cron is not null)
            .WithMessage("'{PropertyValue}' is not a cron expression of six or seven fields, such as '0 0 * * * ?' (every hour).");
        RuleFor(c => c.EveryMinutes!.Value).Must(m => Interval.ToCron(m) is not null).When(c => c.EveryMinutes is not null)
            .WithMessage("An interval divides an hour or a day: 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720 or 1440 minutes. Use a cron expression for others.");
    }
}

internal sealed class SetScheduleHandler(IAppDbContext db, ISyncScheduler scheduler, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<SetScheduleCommand, Result>
{
    public async Task<Result> Handle(SetScheduleCommand command, CancellationToken ct)
    {
        var schedule = await db.Schedules.FirstOrDefaultAsync(s => s.Id == command.Id, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;

        var cron = command.EveryMinutes is { } minutes ? Interval.ToCron(minutes)! : command.Cron?.Trim() ?? schedule.Cron;
        schedule.Set(cron, command.Enabled ?? schedule.Enabled);
        db.Events.Add(new SyncEvent(
            "schedule.changed", $"{user.Name} set a schedule: {schedule.DataType} {(schedule.Enabled ? cron : "off")}.", clock.GetUtcNow(), schedule.StoreId, by: user.Name));
        await db.SaveChangesAsync(ct);
        await scheduler.Apply(schedule, ct);
        feed.Publish(new RowsChanged(RowsChanged.Schedules));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return Result.Success;
    }
}

using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Scheduling;

public static class ScheduleErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Schedule.NotFound", "There is no such schedule.", "Reload the list of schedules.");

    public static Error UnderWay { get; } = new(ErrorKind.Conflict, "Schedule.UnderWay",
        "A pull of this store is under way, and a schedule never runs beside one.", "Wait until it has ended, or cancel it.");

    public static Error StoreIsAway { get; } = new(ErrorKind.Conflict, "Schedule.StoreIsAway",
        "This store is disconnected or needs attention.", "Look after it under Stores first.");
}

namespace ShopifySync.Application.Scheduling;

/// <summary>When a newly connected store is pulled by itself; bound from the section <c>Schedules</c>.</summary>
public sealed class ScheduleDefaults
{
    public const string Section = "Schedules";

    /// <summary>Quartz cron, in UTC: every hour.</summary>
    public string Products { get; set; } = "0 0 * * * ?";
}

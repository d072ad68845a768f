using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

/// <summary>When a newly connected store is pulled and looked after by itself, and the clean-up; bound from the section <c>Schedules</c>. Quartz cron, in UTC.</summary>
public sealed class ScheduleDefaults
{
    public const string Section = "Schedules";

    /// <summary>Every half an hour.</summary>
    public string Products { get; set; } = "0 0/30 * * * ?";

    /// <summary>At night.</summary>
    public string Reconcile { get; set; } = "0 30 3 * * ?";

    /// <summary>Every hour: do the shops still tell of every topic?</summary>
    public string Webhooks { get; set; } = "0 0 * * * ?";

    public string CleanUp { get; set; } = "0 0 2 * * ?";

    /// <summary>The schedules that a store has from the day it is connected.</summary>
    public IReadOnlyList<Schedule> Of(StoreId store) => [new(store, Schedule.Products, Products), new(store, Schedule.Reconcile, Reconcile), new(store, Schedule.Webhooks, Webhooks)];

    /// <summary>Those that are of no store.</summary>
    public IReadOnlyList<Schedule> OfTheServer => [new(null, Schedule.CleanUp, CleanUp)];
}

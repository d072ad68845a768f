using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Scheduling;

/// <summary>Runs schedules: each is a trigger of its own that starts a pull.</summary>
public interface ISyncScheduler
{
    /// <summary>Puts a schedule in force, or takes it out when it is disabled. The row is saved by the caller.</summary>
    Task Apply(Schedule schedule, CancellationToken ct);

    /// <summary>The next time a store's data is pulled by itself; null when it is not.</summary>
    Task<DateTimeOffset?> NextRun(StoreId store, string dataType, CancellationToken ct);
}

using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Application.Scheduling;

/// <summary>
/// Runs schedules: each is a trigger of its own that starts a pull, at a second that differs from store to store. A run that was
/// missed while the server was down is made up for once; one that would overlap a pull of the same store is left out.
/// </summary>
public interface ISyncScheduler
{
    /// <summary>Puts a schedule in force, or takes it out when it is disabled. The row is saved by the caller.</summary>
    Task Apply(Schedule schedule, CancellationToken ct);

    /// <summary>Runs it once, now, whether or not it is enabled.</summary>
    Task RunNow(Schedule schedule, CancellationToken ct);

    /// <summary>The next time it runs; null when it does not.</summary>
    Task<DateTimeOffset?> NextRun(Schedule schedule, CancellationToken ct);

    bool Understands(string cron);
}

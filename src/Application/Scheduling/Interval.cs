using System.Globalization;

namespace ShopifySync.Application.Scheduling;

/// <summary>Intervals that people choose, as cron: those that divide an hour or a day, so that they are even across midnight.</summary>
public static class Interval
{
    private const int Hour = 60;

    public static IReadOnlyList<int> Minutes { get; } = [5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440];

    public static string? ToCron(int minutes) => !Minutes.Contains(minutes) ? null
        : minutes < Hour ? string.Create(CultureInfo.InvariantCulture, $"0 0/{minutes} * * * ?")
        : minutes == Hour ? "0 0 * * * ?"
        : minutes < 24 * Hour ? string.Create(CultureInfo.InvariantCulture, $"0 0 0/{minutes / Hour} * * ?")
        : "0 0 0 * * ?";

    /// <summary>Null for a cron expression that is no interval.</summary>
    public static int? Of(string cron) => Minutes.Select(m => (int?)m).FirstOrDefault(m => ToCron(m!.Value) == cron);
}

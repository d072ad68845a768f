using System.Globalization;
using System.Text.RegularExpressions;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Web.Components.Pages.Schedules;

/// <summary>Schedules in plain words.</summary>
public static partial class ScheduleWords
{
    public static string What(string dataType) => dataType switch
    {
        Schedule.Products => "Pull what changed lately",
        Schedule.Reconcile => "Pull everything, and find what is gone",
        Schedule.Webhooks => "Check that the shop tells of changes",
        Schedule.CleanUp => "Clean up",
        _ => dataType,
    };

    /// <summary>What happens when a run was missed, or would meet another.</summary>
    public static string Rules(string dataType) => dataType switch
    {
        Schedule.Webhooks => "Registers again what Shopify dropped, and says so. A missed run is made up for once; while a check waits, no other is added.",
        Schedule.CleanUp => "Removes old deliveries, events, finished operations and kept answers; how old is set under Retention. A missed run is made up for once.",
        _ => "A missed run is made up for once. A run that would meet another pull of the store is left out.",
    };

    public static string When(string cron) => Interval.Of(cron) is { } minutes ? Every(minutes)
        : DailyCron().Match(cron) is { Success: true } daily
            ? string.Create(CultureInfo.InvariantCulture, $"every day at {int.Parse(daily.Groups[2].Value, CultureInfo.InvariantCulture):00}:{int.Parse(daily.Groups[1].Value, CultureInfo.InvariantCulture):00} UTC")
            : cron;

    public static string Every(int minutes) => minutes switch
    {
        60 => "every hour",
        1440 => "every day at 00:00 UTC",
        < 60 => $"every {minutes} minutes",
        _ => $"every {minutes / 60} hours",
    };

    [GeneratedRegex("^0 ([0-9]{1,2}) ([0-9]{1,2}) [*?] [*] [?*]$", RegexOptions.CultureInvariant)]
    private static partial Regex DailyCron();
}

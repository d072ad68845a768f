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
        _ => dataType,
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

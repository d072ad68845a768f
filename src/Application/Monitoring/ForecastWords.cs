using System.Globalization;

namespace ShopifySync.Application.Monitoring;

/// <summary>Numbers and times in the reasons that forecasts give.</summary>
internal static class ForecastWords
{
    public static string Number(double count) => count.ToString("#,0.#", CultureInfo.InvariantCulture);

    public static string Duration(double seconds) => seconds switch
    {
        < 1 => "under 1 s",
        < 90 => $"about {Math.Round(seconds)} s",
        < 5_400 => $"about {Math.Round(seconds / 60)} min",
        _ => $"about {Number(seconds / 3_600)} h",
    };
}

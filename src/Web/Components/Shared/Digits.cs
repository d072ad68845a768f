using System.Globalization;

namespace ShopifySync.Web.Components.Shared;

/// <summary>A count as people read it, the same on every server: 12,345.</summary>
internal static class Digits
{
    public static string Of(double count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

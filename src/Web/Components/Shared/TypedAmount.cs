using System.Globalization;
using System.Text.RegularExpressions;

namespace ShopifySync.Web.Components.Shared;

/// <summary>A number as people type it, with a point or a comma before the decimals and without separators of thousands.</summary>
public static partial class TypedAmount
{
    public const string Unreadable = "This is no number.";

    /// <returns>The number, or why it is none. What could be a thousand and could be one is not guessed.</returns>
    public static (decimal? Amount, string? Problem) Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (MayBeThousands().IsMatch(text))
            return (null, $"Is this {text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)}, or {text.Replace(',', '.')}0? Write it in that way.");

        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? (amount, null)
            : (null, Unreadable);
    }

    [GeneratedRegex("^-?[1-9][0-9]{0,2}[.,][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex MayBeThousands();
}

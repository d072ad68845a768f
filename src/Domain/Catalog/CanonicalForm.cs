using System.Collections.Immutable;
using System.Text;

namespace ShopifySync.Domain.Catalog;

/// <summary>
/// The one form in which values are compared. Shopify normalises what it is sent; what differs only by that is no
/// change. Raise <see cref="Version"/> with every change here: links then re-base silently instead of staging phantoms.
/// </summary>
public static class CanonicalForm
{
    public const int Version = 1;

    /// <summary>Shopify trims tags and keeps the first spelling of those that differ by case; their order carries no meaning.</summary>
    public static ImmutableArray<string> Tags(IEnumerable<string> tags) =>
        [.. tags.Select(Line).Where(t => t.Length > 0)
            .DistinctBy(t => t, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase).ThenBy(t => t, StringComparer.Ordinal)];

    /// <summary>Letters stay as they were typed: composing them needs ICU, and the server runs without it (InvariantGlobalization).</summary>
    public static string Line(string? text) => (text ?? "").Trim();

    public static string? LineOrNull(string? text) => Line(text) is { Length: > 0 } line ? line : null;

    /// <summary>HTML keeps its mark-up; only line ends and outer space are made alike.</summary>
    public static string Html(string? html) => (html ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>Lower case, letters and digits parted by single hyphens, as Shopify makes handles.</summary>
    public static string Handle(string? handle)
    {
        var made = new StringBuilder();
        foreach (var letter in Line(handle).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter == '_')
                made.Append(letter);
            else if (made.Length > 0 && made[^1] != '-')
                made.Append('-');
        }

        return made.ToString().Trim('-');
    }

    /// <summary>The amount without trailing zeros: 19.90 is written 19.9.</summary>
    public static decimal Amount(decimal amount) => amount / 1.000000000000000000000000000000000m;

    /// <summary>A weight that was never set reads as 0 kilograms: no weight and a weight of nothing are one.</summary>
    public static Weight? Weight(Weight? weight) => weight is null || weight.Value == 0 ? null : weight with { Value = Amount(weight.Value) };

    /// <summary>The CDN's address without its version number: <c>?v=</c> moves while the picture stays.</summary>
    public static string MediaSource(string url)
    {
        var trimmed = url.Trim();
        var query = trimmed.IndexOf('?', StringComparison.Ordinal);
        return query >= 0 && trimmed[(query + 1)..].StartsWith("v=", StringComparison.Ordinal) ? trimmed[..query] : trimmed;
    }

    /// <summary>A picture with its address in canonical form; ids are taken as they are.</summary>
    public static ImmutableArray<MediaItem> Media(IEnumerable<MediaItem> media) =>
        [.. media.Select(m => m with { Source = MediaSource(m.Source ?? ""), Alt = Line(m.Alt), Kind = m.Kind ?? "" })];

    /// <summary>One value for each option; the single <c>Default Title</c> says that there are none.</summary>
    public static ImmutableArray<string> OptionValues(IEnumerable<string> values)
    {
        ImmutableArray<string> all = [.. values.Select(Line)];
        return all is [VariantSnapshot.DefaultKey] ? [] : all;
    }

    /// <summary>Shopify's <c>Title / Default Title</c> says: no options.</summary>
    public static ImmutableArray<ProductOption> Options(IEnumerable<ProductOption> options)
    {
        ImmutableArray<ProductOption> all = [.. options.Select(o => new ProductOption(Line(o.Name), o.Values.IsDefault ? [] : [.. o.Values.Select(Line)]))];
        return all is [{ Name: "Title", Values: [VariantSnapshot.DefaultKey] }] ? [] : all;
    }
}

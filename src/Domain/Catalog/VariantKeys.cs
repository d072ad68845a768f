using System.Collections.Immutable;

namespace ShopifySync.Domain.Catalog;

/// <summary>
/// The names of variants in field paths: the label, and <c>label #2</c> for another with the same one. The catalogue's
/// variants are named first, so that a path means the same to a comparison and to the catalogue alone.
/// </summary>
internal sealed class VariantKeys
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Plain labels are given out before numbered ones, so that a numbered key never takes a label away.</summary>
    public IReadOnlyList<string> Assign(IReadOnlyList<string> labels)
    {
        var keys = new string[labels.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            if (_used.Add(labels[i]))
                keys[i] = labels[i];
        }

        for (var i = 0; i < keys.Length; i++)
        {
            for (var n = 2; keys[i] is null; n++)
            {
                if ($"{labels[i]} #{n}" is var numbered && _used.Add(numbered))
                    keys[i] = numbered;
            }
        }

        return keys;
    }

    public static IReadOnlyDictionary<string, VariantSnapshot> Of(ImmutableArray<VariantSnapshot> variants)
    {
        var keys = new VariantKeys().Assign([.. variants.Select(v => v.Label)]);
        return keys.Zip(variants).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    public static VariantSnapshot? Find(ImmutableArray<VariantSnapshot> variants, string key) =>
        variants.FirstOrDefault(v => v.Label == key) ?? (key.Contains(" #", StringComparison.Ordinal) ? Of(variants).GetValueOrDefault(key) : null);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ShopifySync.Domain.Catalog;

/// <summary>One variant as the three snapshots have it, under the key that names it in field paths.</summary>
public sealed record VariantTrio(string Key, VariantSnapshot? Baseline, VariantSnapshot? Local, VariantSnapshot? Remote);

/// <summary>Finds which variants are the same one: by link (remote id), then by option values, then by SKU.</summary>
public static class VariantMatch
{
    public static IReadOnlyList<VariantTrio> Of(ProductSnapshot baseline, ProductSnapshot local, ProductSnapshot remote)
    {
        var found = new List<Trio>();
        var byRemoteId = new Dictionary<string, Trio>(StringComparer.Ordinal);
        Trio New() { var trio = new Trio(); found.Add(trio); return trio; }

        foreach (var variant in local.Content.Variants)
        {
            var trio = New();
            trio.Local = variant;
            if (variant.RemoteId is { } id)
                byRemoteId.TryAdd(id, trio);
        }

        Place(baseline.Content.Variants, t => t.Baseline, (t, v) => t.Baseline = v);
        Place(remote.Content.Variants, t => t.Remote, (t, v) => t.Remote = v);
        return Keyed(found);

        void Place(ImmutableArray<VariantSnapshot> variants, Func<Trio, VariantSnapshot?> side, Action<Trio, VariantSnapshot> put)
        {
            var left = new List<VariantSnapshot>();
            foreach (var variant in variants)
            {
                if (variant.RemoteId is { } id && byRemoteId.TryGetValue(id, out var linked) && side(linked) is null)
                    put(linked, variant);
                else
                    left.Add(variant);
            }

            // What the store has is known first by what it had, then by what the catalogue has.
            left = PlaceBy(left, t => t.Baseline, v => v.Label);
            left = PlaceBy(left, t => t.Local, v => v.Label);
            left = PlaceBy(left, t => t.Baseline, v => v.Sku);
            left = PlaceBy(left, t => t.Local, v => v.Sku);
            foreach (var variant in left)
                put(New(), variant);

            foreach (var trio in found)
            {
                if (side(trio)?.RemoteId is { } id)
                    byRemoteId.TryAdd(id, trio);
            }

            List<VariantSnapshot> PlaceBy(List<VariantSnapshot> those, Func<Trio, VariantSnapshot?> other, Func<VariantSnapshot, string?> name)
            {
                if (those.Count == 0)
                    return those;

                // Only a name that is unique among the free places and among the free variants is a match; never a guess.
                var free = found.Where(t => side(t) is null && other(t) is not null).GroupBy(t => name(other(t)!) ?? "", StringComparer.OrdinalIgnoreCase)
                    .Where(g => g.Key.Length > 0 && g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.OrdinalIgnoreCase);
                var names = those.CountBy(v => name(v) ?? "", StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
                var rest = new List<VariantSnapshot>();
                foreach (var variant in those)
                {
                    if (name(variant) is { } n && names[n] == 1 && free.TryGetValue(n, out var trio))
                        put(trio, variant);
                    else
                        rest.Add(variant);
                }

                return rest;
            }
        }
    }

    /// <summary>The local snapshot with the remote ids of the variants that it shares with <paramref name="remote"/>.</summary>
    public static ProductSnapshot WithRemoteIds(ProductSnapshot local, ProductSnapshot remote)
    {
        var ids = Of(ProductSnapshot.Empty, local, remote).Where(t => t.Local is not null)
            .ToDictionary(t => t.Local!, t => t.Remote?.RemoteId ?? t.Local!.RemoteId, ByReference);
        return local with
        {
            Content = local.Content with { Variants = [.. local.Content.Variants.Select(v => v with { RemoteId = ids[v] })] },
        };
    }

    internal static EqualityComparer<VariantSnapshot> ByReference { get; } =
        EqualityComparer<VariantSnapshot>.Create(ReferenceEquals, RuntimeHelpers.GetHashCode);

    private static List<VariantTrio> Keyed(List<Trio> found)
    {
        var names = new VariantKeys();
        var keys = names.Assign([.. found.Where(t => t.Local is not null).Select(t => t.Local!.Label)])
            .Concat(names.Assign([.. found.Where(t => t.Local is null).Select(t => (t.Remote ?? t.Baseline)!.Label)]));
        return [.. found.Zip(keys, (t, key) => new VariantTrio(key, t.Baseline, t.Local, t.Remote))];
    }

    private sealed class Trio
    {
        public VariantSnapshot? Baseline { get; set; }
        public VariantSnapshot? Local { get; set; }
        public VariantSnapshot? Remote { get; set; }
    }
}

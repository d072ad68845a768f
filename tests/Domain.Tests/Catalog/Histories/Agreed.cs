using System.Collections.Immutable;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;

namespace ShopifySync.Domain.Tests.Catalog.Histories;

/// <summary>A linked product: what was agreed, what the catalogue has, what the store has.</summary>
internal sealed record Agreed(Baseline Baseline, ProductSnapshot Local, ProductSnapshot Remote)
{
    public IReadOnlyList<FieldDifference> Differences => ProductDiff.Between(Baseline, Local, Remote, SyncPolicy.Default);

    public static Agreed On(ProductSnapshot product) => new(Testing.A.Baseline(product), product, product);

    /// <summary>
    /// What approving everything does: inbound differences are applied to the catalogue, outbound ones pushed to the
    /// store, and the baseline follows field by field. Conflicts stay.
    /// </summary>
    public Agreed AfterApprovingAll(NormalisingStore store)
    {
        var differences = Differences;
        var trios = VariantMatch.Of(Baseline.Remote, Local, ProductDiff.WithKnownSources(Baseline.Remote, Remote)).ToDictionary(t => t.Key);
        var outbound = differences.Where(d => d.Kind == DifferenceKind.Outbound).ToDictionary(d => d.Path, d => store.Form(d.Path, d.Proposed));

        var answer = store.WithIds(Remote.With(outbound.Select(o => new FieldEdit(o.Key, o.Value)), key => trios[key].Remote));
        var sent = outbound.Where(o => IsNewVariant(o.Key, o.Value)).Select(o => o.Key).ToList();
        var made = sent.Zip(answer.Content.Variants[^sent.Count..]).ToDictionary(p => p.First, p => p.Second);

        var agreements = differences.Where(d => d.Kind != DifferenceKind.Conflict).Select(d => new Agreement(
            d.Path,
            d.Kind == DifferenceKind.Outbound ? d.Local : d.Remote,
            d.Kind != DifferenceKind.Outbound ? d.Remote
            : made.TryGetValue(d.Path, out var variant) ? FieldValue.Of(variant)
            : d.Path == FieldPath.Media ? FieldValue.Of(answer.Media)
            : outbound[d.Path]));
        var baseline = Baseline.Agree([.. agreements], Local, Remote);

        var ids = trios.Values.Where(t => t.Local is not null && (t.Remote ?? made.GetValueOrDefault(FieldPath.Variant(t.Key))) is not null)
            .ToDictionary(t => (object)t.Local!, t => (t.Remote ?? made[FieldPath.Variant(t.Key)]).RemoteId, ReferenceEqualityComparer.Instance);
        return new Agreed(baseline, Applied(differences, trios, ids), answer);
    }

    /// <summary>
    /// The catalogue with what came in, linked as its rows are: a variant follows the one that it was compared with, and a
    /// new one the one that it came from or that was made of it.
    /// </summary>
    private ProductSnapshot Applied(IReadOnlyList<FieldDifference> differences, Dictionary<string, VariantTrio> trios, Dictionary<object, string?> ids)
    {
        var inbound = differences.Where(d => d.Kind == DifferenceKind.Inbound).ToList();
        var came = inbound.Where(d => IsNewVariant(d.Path, d.Proposed)).Select(d => trios[d.Path.Key!].Remote!.RemoteId).ToList();
        ImmutableArray<VariantSnapshot> linked = [.. Local.Content.Variants.Select(v => v with { RemoteId = ids.GetValueOrDefault(v, v.RemoteId) })];
        var rows = Local.Content.Variants.Zip(linked).ToDictionary(p => (object)p.First, p => p.Second, ReferenceEqualityComparer.Instance);

        var applied = (Local with { Content = Local.Content with { Variants = linked } })
            .With(inbound.Select(d => new FieldEdit(d.Path, d.Proposed)), key => trios[key].Local is { } local ? rows[local] : null);
        var known = applied.Content.Variants.Length - came.Count;
        return applied with
        {
            Content = applied.Content with { Variants = [.. applied.Content.Variants.Select((v, i) => i < known ? v : v with { RemoteId = came[i - known] })] },
        };
    }

    private static bool IsNewVariant(FieldPath path, string? value) => path.IsVariant && path.VariantField is null && value is not null;
}

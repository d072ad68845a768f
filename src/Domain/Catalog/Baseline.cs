namespace ShopifySync.Domain.Catalog;

/// <summary>
/// What both sides last agreed on: the store's form of it, and those values which the catalogue writes otherwise
/// (Shopify normalised them when they were pushed). A side has moved when it differs from its own form.
/// </summary>
public sealed record Baseline(ProductSnapshot Remote, IReadOnlyDictionary<string, string?> LocalForms)
{
    public static IReadOnlyDictionary<string, string?> NoLocalForms { get; } = new Dictionary<string, string?>();

    /// <summary>
    /// The baseline of two products that meet for the first time: the side that does not lead counts as agreed, so that
    /// every difference is staged as a move of the leading side.
    /// </summary>
    public static Baseline AtFirstContact(ProductSnapshot local, ProductSnapshot remote, Side leading) =>
        new(leading == Side.Remote ? VariantMatch.WithRemoteIds(local, remote) : remote, NoLocalForms);

    /// <summary>Both sides agree on some fields; <paramref name="variants"/> says which variant a key in a path means.</summary>
    public Baseline Agree(IReadOnlyCollection<Agreement> agreements, IReadOnlyList<VariantTrio> variants)
    {
        var forms = new Dictionary<string, string?>(LocalForms);
        foreach (var (path, local, remote) in agreements)
        {
            if (local == remote)
                forms.Remove(path.Value);
            else
                forms[path.Value] = local;
        }

        var trios = variants.ToDictionary(t => t.Key);
        var agreed = Remote.With(agreements.Select(a => new FieldEdit(a.Path, a.Remote)), key => trios.GetValueOrDefault(key)?.Baseline);
        return new Baseline(WithSeenIds(agreed, variants), forms);
    }

    internal string? LocalForm(FieldPath path, string? remoteForm) =>
        LocalForms.TryGetValue(path.Value, out var local) ? local : remoteForm;

    /// <summary>Variants that came with this agreement, or were made anew by the store, are known by the ids last seen.</summary>
    private static ProductSnapshot WithSeenIds(ProductSnapshot agreed, IReadOnlyList<VariantTrio> variants)
    {
        var seen = variants.Where(t => t.Remote?.RemoteId is not null)
            .GroupBy(t => t.Remote!.Label).ToDictionary(g => g.Key, g => g.First().Remote!.RemoteId);
        var current = seen.Values.ToHashSet();
        return agreed with
        {
            Content = agreed.Content with
            {
                Variants = [.. agreed.Content.Variants.Select(v =>
                    v.RemoteId is not null && current.Contains(v.RemoteId) ? v : v with { RemoteId = seen.GetValueOrDefault(v.Label, v.RemoteId) })],
            },
        };
    }
}

/// <summary>One field on which both sides now agree: the catalogue's form and the store's form of the value.</summary>
public sealed record Agreement(FieldPath Path, string? Local, string? Remote);

/// <summary>The two sides of a link: the catalogue and the store.</summary>
public enum Side
{
    Local,
    Remote,
}

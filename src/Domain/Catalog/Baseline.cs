namespace ShopifySync.Domain.Catalog;

/// <summary>
/// What both sides last agreed on: the store's form of it, and those values which the catalogue writes otherwise
/// (Shopify normalised them when they were pushed). A side has moved when it differs from its own form.
/// </summary>
/// <param name="LocalForms">By path; a variant is named by its remote id there, since its label may move.</param>
public sealed record Baseline(ProductSnapshot Remote, IReadOnlyDictionary<string, string?> LocalForms)
{
    /// <summary>
    /// Stands as the form of a field on which the sides never agreed, of a variant that is in the baseline for its other
    /// fields. No value is written so.
    /// </summary>
    private const string NeverAgreed = "?";

    public static IReadOnlyDictionary<string, string?> NoLocalForms { get; } = new Dictionary<string, string?>();

    /// <summary>
    /// The baseline of two products that meet for the first time: the side that does not lead counts as agreed, so that
    /// every difference is staged as a move of the leading side.
    /// </summary>
    public static Baseline AtFirstContact(ProductSnapshot local, ProductSnapshot remote, Side leading) =>
        new(leading == Side.Remote ? VariantMatch.WithRemoteIds(local, remote) : remote, NoLocalForms);

    /// <summary>The baseline of a product that was just made on one side of what the other has: they agree on all of it.</summary>
    public static Baseline OnEverything(ProductSnapshot local, ProductSnapshot remote)
    {
        var variants = VariantMatch.Of(remote, local, remote).Where(t => t.Local is not null && t.Remote is not null)
            .Select(t => new Agreement(FieldPath.Variant(t.Key), ProductFields.Whole(t.Local), ProductFields.Whole(t.Remote)));
        return new Baseline(remote, NoLocalForms).Agree(
            [.. ProductFields.OfProduct.Append(FieldPath.Media)
                .Concat(remote.Metafields.Select(m => FieldPath.Metafield(m.Namespace, m.Key)))
                .Select(path => new Agreement(path, local.Read(path), remote.Read(path))), .. variants],
            local, remote);
    }

    /// <summary>
    /// Both sides agree on some fields. <paramref name="local"/> and <paramref name="remote"/> are the snapshots whose
    /// comparison named the paths, so that each path means the variant that it meant there. What the store made anew is
    /// known by its new id afterwards, even when nothing is agreed.
    /// </summary>
    public Baseline Agree(IReadOnlyCollection<Agreement> agreements, ProductSnapshot local, ProductSnapshot remote)
    {
        var seen = ProductDiff.WithKnownSources(Remote, remote);
        var forms = LocalForms.Where(f => !new FieldPath(f.Key).IsVariant).ToDictionary(f => f.Key, f => f.Value);
        foreach (var (path, localForm, remoteForm) in agreements.Where(a => !a.Path.IsVariant))
            Keep(forms, path.Value, localForm, remoteForm);

        var agreed = Remote.With(agreements.Where(a => !a.Path.IsVariant).Select(a => new FieldEdit(a.Path, a.Remote)));
        var ofVariants = agreements.Where(a => a.Path.IsVariant).ToLookup(a => a.Path.Key!);
        var variants = VariantMatch.Of(Remote, local, seen)
            .Select(t => (t.Remote, Agreed: AgreedVariant(t, [.. ofVariants[t.Key]], forms)))
            .Where(t => t.Agreed is not null)
            .ToList();

        // In the store's order: a baseline that says what the store has is then the same text, and stored once.
        var places = seen.Content.Variants.Select((v, place) => (v, place)).ToDictionary(p => p.v, p => p.place, VariantMatch.ByReference);
        return new Baseline(
            agreed with
            {
                Content = agreed.Content with
                {
                    Variants = [.. variants.OrderBy(t => t.Remote is null ? int.MaxValue : places[t.Remote]).Select(t => t.Agreed!)],
                },
                Media = MediaIds.From(seen.Media, agreed.Media),
            },
            forms);
    }

    /// <summary>The agreed value of a field as each side writes it; null, too, where they never agreed.</summary>
    internal (string? Remote, string? Local) FormsOf(FieldPath path)
    {
        var remote = Remote.Read(path);
        return (remote, LocalForms.GetValueOrDefault(path.Value, remote));
    }

    internal (string? Remote, string? Local) FormsOf(VariantSnapshot? variant, string field)
    {
        if (variant is null)
            return (null, null);

        var remote = ProductFields.Read(variant, field);
        return LocalForms.Count == 0 || !LocalForms.TryGetValue(FormKey(variant, field), out var local) ? (remote, remote)
            : local == NeverAgreed ? (null, null)
            : (remote, local);
    }

    /// <summary>The whole variant as each side writes it.</summary>
    internal (string? Remote, string? Local) FormsOf(VariantSnapshot? variant)
    {
        if (variant is null || LocalForms.Count == 0)
            return (ProductFields.Whole(variant), ProductFields.Whole(variant));

        var local = variant;
        foreach (var field in ProductFields.OfVariant)
        {
            if (!LocalForms.TryGetValue(FormKey(variant, field), out var form))
                continue;
            if (form == NeverAgreed)
                return (ProductFields.Whole(variant), NeverAgreed);
            local = ProductFields.With(local, field, form);
        }

        return (ProductFields.Whole(variant), ProductFields.Whole(local));
    }

    /// <summary>One variant of the new baseline, with its forms put into <paramref name="forms"/>; null when it is in none.</summary>
    private VariantSnapshot? AgreedVariant(VariantTrio trio, IReadOnlyList<Agreement> agreements, Dictionary<string, string?> forms)
    {
        var whole = agreements.FirstOrDefault(a => a.Path.VariantField is null);
        if (whole is { Remote: null } || (trio.Baseline is null && agreements.Count == 0))
            return null;
        if ((FieldValue.Read<VariantSnapshot>(whole?.Remote) ?? trio.Baseline ?? trio.Remote) is not { } variant)
            return null;

        variant = variant with { RemoteId = trio.Remote?.RemoteId ?? variant.RemoteId ?? trio.Baseline?.RemoteId };
        var localWhole = FieldValue.Read<VariantSnapshot>(whole?.Local) ?? variant;
        List<(string Key, string? Local, string? Remote)> kept = [];
        foreach (var field in ProductFields.OfVariant)
        {
            if (agreements.FirstOrDefault(a => a.Path.VariantField == field) is { } one)
            {
                variant = ProductFields.With(variant, field, one.Remote);
                kept.Add((field, one.Local, one.Remote));
            }
            else if (whole is not null)
            {
                kept.Add((field, ProductFields.Read(localWhole, field), ProductFields.Read(variant, field)));
            }
            else if (trio.Baseline is null)
            {
                var local = trio.Local is { } there ? ProductFields.Read(there, field) : null;
                kept.Add((field, local == ProductFields.Read(variant, field) ? local : NeverAgreed, ProductFields.Read(variant, field)));
            }
            else if (LocalForms.TryGetValue(FormKey(trio.Baseline, field), out var form))
            {
                kept.Add((field, form, ProductFields.Read(variant, field)));
            }
        }

        foreach (var (field, local, remote) in kept)
            Keep(forms, FormKey(variant, field), local, remote);
        return variant;
    }

    private static void Keep(Dictionary<string, string?> forms, string key, string? local, string? remote)
    {
        if (local == remote)
            forms.Remove(key);
        else
            forms[key] = local;
    }

    private static string FormKey(VariantSnapshot variant, string field) => FieldPath.Variant(variant.RemoteId ?? variant.Label, field).Value;
}

/// <summary>
/// One field on which both sides now agree: the catalogue's form and the store's form of the value. After a push the
/// store's form is its answer, and that of a new variant or of media carries the ids which it gave.
/// </summary>
public sealed record Agreement(FieldPath Path, string? Local, string? Remote);

/// <summary>The two sides of a link: the catalogue and the store.</summary>
public enum Side
{
    Local,
    Remote,
}

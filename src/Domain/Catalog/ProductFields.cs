using System.Collections.Immutable;

namespace ShopifySync.Domain.Catalog;

/// <summary>Every comparable field of a product and of a variant: how it is read from a snapshot and put into one.</summary>
public static class ProductFields
{
    private sealed record Field<T>(Func<T, string?> Read, Func<T, string?, T> With);

    private static readonly Dictionary<FieldPath, Field<ProductContent>> Content = new()
    {
        [FieldPath.Title] = new(c => FieldValue.Of(c.Title), (c, v) => c with { Title = CanonicalForm.Line(FieldValue.Read<string>(v)) }),
        [FieldPath.Handle] = new(c => FieldValue.Of(c.Handle), (c, v) => c with { Handle = CanonicalForm.Line(FieldValue.Read<string>(v)) }),
        [FieldPath.Description] = new(c => FieldValue.Of(c.Description), (c, v) => c with { Description = CanonicalForm.Html(FieldValue.Read<string>(v)) }),
        [FieldPath.Vendor] = new(c => FieldValue.Of(c.Vendor), (c, v) => c with { Vendor = CanonicalForm.Line(FieldValue.Read<string>(v)) }),
        [FieldPath.ProductType] = new(c => FieldValue.Of(c.ProductType), (c, v) => c with { ProductType = CanonicalForm.Line(FieldValue.Read<string>(v)) }),
        [FieldPath.Category] = new(c => FieldValue.Of(c.Category), (c, v) => c with { Category = CanonicalForm.LineOrNull(FieldValue.Read<string>(v)) }),
        [FieldPath.Status] = new(c => FieldValue.Of(c.Status), (c, v) => c with { Status = FieldValue.Read<ProductStatus>(v) }),
        [FieldPath.Tags] = new(c => FieldValue.Of(c.Tags), (c, v) => c with { Tags = CanonicalForm.Tags(FieldValue.ReadList<string>(v)) }),
        [FieldPath.SeoTitle] = new(c => FieldValue.Of(c.SeoTitle), (c, v) => c with { SeoTitle = CanonicalForm.LineOrNull(FieldValue.Read<string>(v)) }),
        [FieldPath.SeoDescription] = new(c => FieldValue.Of(c.SeoDescription), (c, v) => c with { SeoDescription = CanonicalForm.LineOrNull(FieldValue.Read<string>(v)) }),
        [FieldPath.Options] = new(c => FieldValue.Of(c.Options), (c, v) => c with { Options = CanonicalForm.Options(FieldValue.ReadList<ProductOption>(v)) }),
    };

    private static readonly Dictionary<string, Field<VariantSnapshot>> Variant = new()
    {
        ["optionValues"] = new(x => FieldValue.Of(x.OptionValues), (x, v) => x with { OptionValues = CanonicalForm.OptionValues(FieldValue.ReadList<string>(v)) }),
        ["sku"] = new(x => FieldValue.Of(x.Sku), (x, v) => x with { Sku = CanonicalForm.LineOrNull(FieldValue.Read<string>(v)) }),
        ["barcode"] = new(x => FieldValue.Of(x.Barcode), (x, v) => x with { Barcode = CanonicalForm.LineOrNull(FieldValue.Read<string>(v)) }),
        ["price"] = new(x => FieldValue.Of(x.Price), (x, v) => x with { Price = FieldValue.Read<decimal>(v) }),
        ["compareAtPrice"] = new(x => FieldValue.Of(x.CompareAtPrice), (x, v) => x with { CompareAtPrice = FieldValue.Read<decimal?>(v) }),
        ["cost"] = new(x => FieldValue.Of(x.Cost), (x, v) => x with { Cost = FieldValue.Read<decimal?>(v) }),
        ["weight"] = new(x => FieldValue.Of(x.Weight), (x, v) => x with { Weight = CanonicalForm.Weight(FieldValue.Read<Weight>(v)) }),
        ["taxable"] = new(x => FieldValue.Of(x.Taxable), (x, v) => x with { Taxable = FieldValue.Read<bool>(v) }),
        ["inventoryPolicy"] = new(x => FieldValue.Of(x.InventoryPolicy), (x, v) => x with { InventoryPolicy = FieldValue.Read<InventoryPolicy>(v) }),
        ["tracked"] = new(x => FieldValue.Of(x.Tracked), (x, v) => x with { Tracked = FieldValue.Read<bool>(v) }),
    };

    /// <summary>The fields of the product itself, in the order in which people read them.</summary>
    public static IReadOnlyCollection<FieldPath> OfProduct { get; } = [.. Content.Keys];

    public static IReadOnlyCollection<string> OfVariant { get; } = [.. Variant.Keys];

    /// <summary>True for a path that this version knows; variants and metafields are known by their shape.</summary>
    public static bool Knows(FieldPath path) =>
        Content.ContainsKey(path) || path == FieldPath.Media || (path.IsMetafield && path.Key!.IndexOf('.', StringComparison.Ordinal) is var dot && dot > 0 && dot < path.Key!.Length - 1)
        || (path.IsVariant && (path.VariantField is null || Variant.ContainsKey(path.VariantField)));

    public static string? Read(VariantSnapshot variant, string field) => Variant[field].Read(variant);

    public static VariantSnapshot With(VariantSnapshot variant, string field, string? value) => Variant[field].With(variant, value);

    /// <summary>The value as the product would give it back: in canonical form.</summary>
    public static string? Canonical(FieldEdit edit)
    {
        if (edit.Value is null)
            return null;
        if (!edit.Path.IsVariant)
            return ProductSnapshot.Empty.With([edit]).Read(edit.Path);

        return edit.Path.VariantField is { } field ? Read(With(new VariantSnapshot(), field, edit.Value), field) : Whole(ReadWhole(edit.Value));
    }

    /// <summary>The value at a path; null where the snapshot has none. A variant is found by its label.</summary>
    public static string? Read(this ProductSnapshot snapshot, FieldPath path)
    {
        if (path == FieldPath.Media)
            return FieldValue.Of(snapshot.Media.Select(m => m with { RemoteId = null }));
        if (path.IsMetafield)
            return FieldValue.Of(snapshot.Metafields.Where(m => Name(m) == path.Key).Select(m => new MetafieldValue(m.Type, m.Value)).FirstOrDefault());
        if (!path.IsVariant)
            return Content[path].Read(snapshot.Content);

        var variant = VariantKeys.Find(snapshot.Content.Variants, path.Key!);
        return variant is null ? null : path.VariantField is { } field ? Read(variant, field) : Whole(variant);
    }

    /// <summary>
    /// The snapshot with other values. A variant or metafield comes with a value and goes with null. A variant is found
    /// by <paramref name="find"/> (by its label when left out), in this snapshot, before any field moves, since labels may.
    /// </summary>
    public static ProductSnapshot With(
        this ProductSnapshot snapshot, IEnumerable<FieldEdit> edits, Func<string, VariantSnapshot?>? find = null)
    {
        var content = snapshot.Content;
        var ofVariants = new List<FieldEdit>();
        foreach (var edit in edits)
        {
            if (edit.Path.IsVariant)
                ofVariants.Add(edit);
            else if (edit.Path == FieldPath.Media)
                snapshot = snapshot with { Media = MediaIds.From(snapshot.Media, CanonicalForm.Media(FieldValue.ReadList<MediaItem>(edit.Value))) };
            else if (edit.Path.IsMetafield)
                snapshot = snapshot with { Metafields = WithMetafield(snapshot.Metafields, edit.Path.Key!, FieldValue.Read<MetafieldValue>(edit.Value)) };
            else
                content = Content[edit.Path].With(content, edit.Value);
        }

        if (ofVariants.Count > 0)
            content = content with { Variants = WithVariants(content.Variants, ofVariants, find ?? VariantKeys.Of(content.Variants).GetValueOrDefault) };
        return snapshot with { Content = content };
    }

    /// <summary>A whole variant as one value, without the ids that say which row it is.</summary>
    internal static string? Whole(VariantSnapshot? variant) =>
        variant is null ? null : FieldValue.Of(variant with { LocalId = null, RemoteId = null });

    internal static string Name(Metafield metafield) => $"{metafield.Namespace}.{metafield.Key}";

    private static VariantSnapshot? ReadWhole(string? value) => FieldValue.Read<VariantSnapshot>(value) is { } whole
        ? Variant.Values.Aggregate(whole, (variant, field) => field.With(variant, field.Read(variant)))
        : null;

    private static ImmutableArray<VariantSnapshot> WithVariants(
        ImmutableArray<VariantSnapshot> variants, List<FieldEdit> edits, Func<string, VariantSnapshot?> find)
    {
        var after = variants.Cast<VariantSnapshot?>().ToList();
        var places = variants.Select((v, place) => (v, place)).ToDictionary(p => p.v, p => p.place, VariantMatch.ByReference);
        foreach (var ofOne in edits.GroupBy(e => e.Path.Key!))
        {
            var place = find(ofOne.Key) is { } found ? places[found] : -1;
            var variant = place < 0 ? null : after[place];
            foreach (var edit in ofOne)
            {
                if (edit.Path.VariantField is null)
                    variant = ReadWhole(edit.Value) is { } whole ? whole with { LocalId = variant?.LocalId, RemoteId = whole.RemoteId ?? variant?.RemoteId } : null;
                else if (variant is not null)
                    variant = With(variant, edit.Path.VariantField, edit.Value);
            }

            if (place >= 0)
                after[place] = variant;
            else
                after.Add(variant);
        }

        return [.. after.OfType<VariantSnapshot>()];
    }

    private static ImmutableArray<Metafield> WithMetafield(ImmutableArray<Metafield> all, string name, MetafieldValue? value)
    {
        var others = all.Where(m => Name(m) != name);
        if (value is null)
            return [.. others];

        // A namespace may hold a dot of its own: a metafield that is there already knows where it ends.
        var dot = all.FirstOrDefault(m => Name(m) == name)?.Namespace.Length ?? name.IndexOf('.', StringComparison.Ordinal);
        return [.. others.Append(new Metafield(name[..dot], name[(dot + 1)..], value.Type, value.Value)).OrderBy(Name, StringComparer.Ordinal)];
    }

    internal sealed record MetafieldValue(string Type, string Value);
}

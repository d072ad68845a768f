using System.Collections.Immutable;
using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Catalog;

/// <summary>A product of the catalogue: the company's own truth about it, in a version that rises with every change.</summary>
public sealed class Product : AggregateRoot
{
    private readonly List<ProductVariant> _variants = [];

    private Product() { } // EF Core

    public long Seq { get; private init; }
    public ProductId Id { get; private init; }
    public CatalogueId CatalogueId { get; private init; }
    public int Version { get; private set; }
    public bool Locked { get; private set; }
    public string Title { get; private set; } = "";
    public string Handle { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string Vendor { get; private set; } = "";
    public string ProductType { get; private set; } = "";
    public string? Category { get; private set; }
    public ProductStatus Status { get; private set; }
    public ImmutableArray<string> Tags { get; private set; } = [];
    public string? SeoTitle { get; private set; }
    public string? SeoDescription { get; private set; }
    public ImmutableArray<ProductOption> Options { get; private set; } = [];
    public ImmutableArray<MediaItem> Media { get; private set; } = [];
    public ImmutableArray<Metafield> Metafields { get; private set; } = [];

    /// <summary>Title, handle, vendor, SKUs and barcodes in lower case, for the search box.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public IReadOnlyList<ProductVariant> Variants => _variants;

    public static Product Create(CatalogueId catalogue, ProductSnapshot snapshot, DateTimeOffset at)
    {
        var product = new Product { Id = ProductId.New(), CatalogueId = catalogue, CreatedAt = at };
        product.Take(snapshot, at);
        return product;
    }

    /// <summary>Changes fields by hand or by an approved change. Gives the fields that really moved, with their values before.</summary>
    public Result<IReadOnlyList<FieldEdit>> Edit(IReadOnlyCollection<FieldEdit> edits, DateTimeOffset at)
    {
        if (Locked)
            return ProductErrors.Locked;
        if (edits.Select(ProductRules.Refuse).FirstOrDefault(refusal => refusal is not null) is { } refused)
            return refused;

        var before = ToSnapshot();
        return UnknownVariant(before, edits) is { } unknown ? ProductErrors.NoSuchVariant(unknown)
            : ProductRules.RefuseVariants(before, before.With(edits)) is { } clash ? clash
            : Apply(edits, at);
    }

    /// <summary>
    /// As <see cref="Edit"/>, for values that Shopify itself holds: its own limits are not checked again, since a store
    /// may keep what an older rule allowed.
    /// </summary>
    public Result<IReadOnlyList<FieldEdit>> Accept(IReadOnlyCollection<FieldEdit> edits, DateTimeOffset at) =>
        Locked ? ProductErrors.Locked : Apply(edits, at);

    public void Lock() => Locked = true;

    public void Unlock() => Locked = false;

    /// <summary>The canonical state. <paramref name="remoteIds"/> are a store's ids of the variants, where linked.</summary>
    public ProductSnapshot ToSnapshot(IReadOnlyDictionary<VariantId, string>? remoteIds = null) => new(
        new ProductContent
        {
            Title = Title,
            Handle = Handle,
            Description = Description,
            Vendor = Vendor,
            ProductType = ProductType,
            Category = Category,
            Status = Status,
            Tags = Tags,
            SeoTitle = SeoTitle,
            SeoDescription = SeoDescription,
            Options = Options,
            Variants = [.. _variants.OrderBy(v => v.Position).Select(v => v.ToSnapshot(remoteIds?.GetValueOrDefault(v.Id)))],
        },
        Media,
        Metafields);

    private Result<IReadOnlyList<FieldEdit>> Apply(IReadOnlyCollection<FieldEdit> edits, DateTimeOffset at)
    {
        var before = ToSnapshot();
        FieldEdit[] moved = [.. edits
            .Select(e => (New: e, Before: new FieldEdit(e.Path, before.Read(e.Path))))
            .Where(e => ProductFields.Canonical(e.New) != e.Before.Value)
            .Select(e => e.Before)];
        if (moved.Length == 0)
            return Array.Empty<FieldEdit>();

        Take(before.With(edits), at);
        return moved;
    }

    private static FieldPath? UnknownVariant(ProductSnapshot before, IReadOnlyCollection<FieldEdit> edits)
    {
        var known = VariantKeys.Of(before.Content.Variants).Keys.ToHashSet();
        foreach (var edit in edits.Where(e => e.Path.IsVariant))
        {
            if (edit.Path.VariantField is null && edit.Value is not null)
                known.Add(edit.Path.Key!);
            else if (!known.Contains(edit.Path.Key!))
                return edit.Path;
        }

        return null;
    }

    private void Take(ProductSnapshot snapshot, DateTimeOffset at)
    {
        var content = snapshot.Content;
        (Title, Handle, Description) = (content.Title, content.Handle, content.Description);
        (Vendor, ProductType, Category, Status) = (content.Vendor, content.ProductType, content.Category, content.Status);
        (SeoTitle, SeoDescription) = (content.SeoTitle, content.SeoDescription);
        (Tags, Options, Media, Metafields) = (content.Tags, content.Options, snapshot.Media, snapshot.Metafields);

        SearchText = string.Join(' ', new[] { Title, Handle, Vendor }
            .Concat(content.Variants.SelectMany(v => new[] { v.Sku, v.Barcode })).Where(t => !string.IsNullOrEmpty(t))).ToLowerInvariant();

        var kept = content.Variants.Where(v => v.LocalId is not null).Select(v => v.LocalId!.Value).ToHashSet();
        _variants.RemoveAll(v => !kept.Contains(v.Id));
        var known = _variants.ToDictionary(v => v.Id);
        var position = 0;
        foreach (var variant in content.Variants)
        {
            position++;
            if (variant.LocalId is { } id && known.TryGetValue(id, out var row))
                row.Take(variant, position);
            else
                _variants.Add(new ProductVariant(Id, variant, position));
        }

        Version++;
        UpdatedAt = at;
    }
}

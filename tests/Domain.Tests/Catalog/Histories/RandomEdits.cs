using System.Collections.Immutable;
using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog.Histories;

/// <summary>
/// What a merchant or an editor may do to a product. Values come from small pools, so that both sides often choose the
/// same ones, and many of them are such that a store writes them otherwise.
/// </summary>
internal static class RandomEdits
{
    private static readonly string[] Texts = ["Linen shirt", "Shirt  of linen", "قميص كتان", "Shirt 👕", "Ärmel"];
    private static readonly string[] Htmls = ["", "<p>Cool<br>and light</p>", "<p>Warm</p>\n<ul><li>1</li></ul>", "<script>alert(1)</script>"];
    private static readonly string[] Tags = ["linen", "summer", "new_in", "Sale", "x & y", "50%"];
    private static readonly string[] Colours = ["Red", "blue", "GREEN", "Grey / Black", "Sand"];
    private static readonly string[] Sizes = ["S", "M", "xl"];
    private static readonly string?[] Skus = [null, null, "A-1", "a-2", "A-3", "B-1"];
    private static readonly decimal[] Prices = [0m, 9.99m, 10m, 10.005m, 19.9m, 1000m];
    private static readonly string[] Sources = ["https://a.example/1.jpg", "https://a.example/2.jpg", "https://a.example/3.png"];
    private static readonly (string Name, Func<EditContext, ProductSnapshot, ProductSnapshot> Make)[] Kinds =
    [
        ("title", (e, s) => Content(s, c => c with { Title = e.One(Texts) })),
        ("handle", (e, s) => Content(s, c => c with { Handle = e.One(["linen-shirt", "shirt", "shirt_2"]) })),
        ("description", (e, s) => Content(s, c => c with { Description = e.One(Htmls) })),
        ("vendor", (e, s) => Content(s, c => c with { Vendor = e.One(Texts) })),
        ("productType", (e, s) => Content(s, c => c with { ProductType = e.One(Texts) })),
        ("category", (e, s) => Content(s, c => c with { Category = e.One<string?>([null, "gid://shopify/TaxonomyCategory/aa", "gid://shopify/TaxonomyCategory/bb"]) })),
        ("status", (e, s) => Content(s, c => c with { Status = e.One(Enum.GetValues<ProductStatus>()) })),
        ("seo", (e, s) => Content(s, c => e.Coin ? c with { SeoTitle = e.One<string?>([null, .. Texts]) } : c with { SeoDescription = e.One<string?>([null, .. Texts]) })),
        ("tags", (e, s) => Content(s, c => c with { Tags = CanonicalForm.Tags(e.Some(Tags)) })),
        ("options", (e, s) => Content(s, c => c with { Options = e.One<ImmutableArray<ProductOption>>([[], [new("Colour", ["Red"])], [new("Colour", ["Red", "blue"]), new("Size", ["S"])]]) })),
        ("metafields", Metafield),
        ("metafields", Metafield),
        ("media", Media),
        ("media", Media),
        ("variants", AddVariant),
        ("variants", RemoveVariant),
        ("variants", RelabelVariant),
        ("variants", RecreateVariant),
        ("variants", ReorderVariants),
        ("variants", EditVariant),
        ("variants", EditVariant),
        ("variants", EditVariant),
        ("variants", EditVariant),
    ];

    public static int Count => Kinds.Length;

    /// <summary>The field, or the family of fields, that an edit may move.</summary>
    public static string NameOf(int kind) => Kinds[kind].Name;

    public static ProductSnapshot Make(int kind, EditContext context, ProductSnapshot of) => Kinds[kind].Make(context, of);

    public static ProductSnapshot Product(EditContext context)
    {
        var product = A.Snapshot(Variant(context) with { RemoteId = context.NewId("ProductVariant") });
        for (var i = 0; i < 12; i++)
            product = Make(context.Below(Count), context, product);
        return product;
    }

    private static ProductSnapshot Content(ProductSnapshot of, Func<ProductContent, ProductContent> edit) => of with { Content = edit(of.Content) };

    private static ProductSnapshot Variants(ProductSnapshot of, IEnumerable<VariantSnapshot> variants) =>
        Content(of, c => c with { Variants = [.. variants] });

    private static ProductSnapshot Metafield(EditContext e, ProductSnapshot of)
    {
        var path = FieldPath.Metafield("custom", e.One(["material", "care", "care.wash"]));
        return of.With([e.Below(4) == 0 ? new FieldEdit(path, null) : A.Edit(path, new { type = "json", value = e.One(["[1, 2]", "[1,2]", "{}"]) })]);
    }

    private static ProductSnapshot Media(EditContext e, ProductSnapshot of) => of with
    {
        Media = e.Below(5) switch
        {
            0 => of.Media.Add(A.Picture(e.One(Sources), e.NewIdAtStore("MediaImage"))),
            1 => [.. of.Media.Skip(1)],
            2 => [.. of.Media.Reverse()],
            3 => [.. of.Media.Select(m => m with { Alt = e.One(["", "front", "back"]) })],
            // The store's CDN moves the file: the picture is the same.
            _ => e.Side == Side.Remote ? [.. of.Media.Select(m => m with { Source = m.RemoteId is null ? m.Source : $"https://cdn.example/{e.Below(99)}.jpg" })] : of.Media,
        },
    };

    private static ProductSnapshot AddVariant(EditContext e, ProductSnapshot of)
    {
        var added = Variant(e) with { RemoteId = e.NewIdAtStore("ProductVariant") };
        return Has(of, added.Label) ? of : Variants(of, of.Content.Variants.Add(added));
    }

    private static ProductSnapshot RemoveVariant(EditContext e, ProductSnapshot of) =>
        OnOne(e, of, _ => null);

    private static ProductSnapshot RelabelVariant(EditContext e, ProductSnapshot of)
    {
        var values = OptionValues(e);
        return Has(of, new VariantSnapshot { OptionValues = values }.Label) ? of : OnOne(e, of, v => v with { OptionValues = values });
    }

    /// <summary>Deleted and made again: the store gives another id, the catalogue's new row is not linked.</summary>
    private static ProductSnapshot RecreateVariant(EditContext e, ProductSnapshot of) =>
        OnOne(e, of, v => v with { RemoteId = e.NewIdAtStore("ProductVariant"), LocalId = null, Price = e.Coin ? v.Price : e.One(Prices) });

    private static ProductSnapshot ReorderVariants(EditContext e, ProductSnapshot of) => Variants(of, of.Content.Variants.Reverse());

    private static ProductSnapshot EditVariant(EditContext e, ProductSnapshot of) => OnOne(e, of, v => e.Below(9) switch
    {
        0 => v with { Sku = e.One(Skus) },
        1 => v with { Barcode = e.One(Skus) },
        2 => v with { CompareAtPrice = e.One<decimal?>([null, 10.005m, 20m]) },
        3 => v with { Cost = e.One<decimal?>([null, 5m]) },
        4 => v with { Weight = e.One<Weight?>([null, new(1.5m, "KILOGRAMS"), new(10m, "GRAMS")]) },
        5 => v with { Taxable = e.Coin },
        6 => v with { InventoryPolicy = e.Coin ? InventoryPolicy.Deny : InventoryPolicy.Continue },
        7 => v with { Tracked = e.Coin },
        _ => v with { Price = e.One(Prices) },
    });

    private static VariantSnapshot Variant(EditContext e) => new() { OptionValues = OptionValues(e), Sku = e.One(Skus), Price = e.One(Prices), Tracked = e.Coin };

    private static ImmutableArray<string> OptionValues(EditContext e) => e.Below(3) switch
    {
        0 => [e.One(Colours)],
        1 => [e.One(Colours), e.One(Sizes)],
        _ => e.Below(4) == 0 ? [] : [e.One(Colours)],
    };

    private static bool Has(ProductSnapshot of, string label) =>
        of.Content.Variants.Any(v => string.Equals(v.Label, label, StringComparison.OrdinalIgnoreCase));

    private static ProductSnapshot OnOne(EditContext e, ProductSnapshot of, Func<VariantSnapshot, VariantSnapshot?> edit)
    {
        var all = of.Content.Variants;
        if (all.IsEmpty)
            return of;

        var place = e.Below(all.Length);
        return Variants(of, all.Select((v, i) => i == place ? edit(v) : v).OfType<VariantSnapshot>());
    }
}

/// <summary>The dice of one edit, and on which side it is made.</summary>
internal sealed class EditContext(Side side, int seed)
{
    private readonly Random _dice = new(seed);
    private int _made;

    public Side Side => side;
    public bool Coin => Below(2) == 0;

    public int Below(int limit) => _dice.Next(limit);

    public T One<T>(T[] of) => of[Below(of.Length)];

    public IEnumerable<T> Some<T>(T[] of) => [.. of.Where(_ => Coin)];

    public string NewId(string kind) => $"gid://shopify/{kind}/{seed}-{_made++}";

    public string? NewIdAtStore(string kind) => side == Side.Remote ? NewId(kind) : null;
}

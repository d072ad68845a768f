using System.Collections.Frozen;
using System.Globalization;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// Lines of a bulk file into canonical values, by the same rules as <see cref="ProductNodeMapper"/> has for pages; a test
/// holds the two together over a whole store.
/// </summary>
internal static class BulkLineMapper
{
    private static readonly FrozenDictionary<string, ProductStatus> Statuses = Named<ProductStatus>();
    private static readonly FrozenDictionary<string, InventoryPolicy> Policies = Named<InventoryPolicy>();

    /// <param name="lines">All of the product's lines, in the order of the file.</param>
    /// <param name="orderIsUnsure">The file does not keep the order of lists.</param>
    public static RemoteProduct Product(BulkLine root, IReadOnlyList<BulkLine> lines, bool orderIsUnsure)
    {
        var texts = Texts(root);
        var variants = new List<(int Position, VariantSnapshot Variant)>();
        var media = new List<MediaItem>();
        var metafields = new List<Metafield>();
        foreach (var line in lines)
        {
            if (line.ParentId is null)
                continue;
            if (line.MediaContentType is not null)
                media.Add(Media(line));
            else if (line.Namespace is not null)
                metafields.Add(new Metafield(line.Namespace, Text(line.Key, "key"), Text(line.Type, "type"), Text(line.Value, "value")));
            else
                variants.Add((line.Position ?? throw new UnreadableNodeException("position is missing"), Variant(line, !texts.Options.IsEmpty)));
        }

        var inOrder = true;
        for (var i = 1; i < variants.Count; i++)
            inOrder &= variants[i].Position > variants[i - 1].Position;
        metafields.RemoveAll(OurId.IsOurs);
        if (metafields.Count > 1)
            metafields = [.. metafields.OrderBy(m => $"{m.Namespace}.{m.Key}", StringComparer.Ordinal)];
        return new RemoteProduct(
            root.Id!, root.UpdatedAt?.ToUniversalTime() ?? throw new UnreadableNodeException("updatedAt is missing"),
            new ProductSnapshot(
                texts with { Variants = [.. (inOrder ? variants : [.. variants.OrderBy(v => v.Position)]).Select(v => v.Variant)] },
                [.. media], [.. metafields]),
            orderIsUnsure: media.Count > 1 && (orderIsUnsure || !inOrder));
    }

    private static ProductContent Texts(BulkLine product) => new()
    {
        Title = CanonicalForm.Line(Text(product.Title, "title")),
        Handle = CanonicalForm.Line(Text(product.Handle, "handle")),
        Description = CanonicalForm.Html(product.DescriptionHtml),
        Vendor = CanonicalForm.Line(product.Vendor),
        ProductType = CanonicalForm.Line(product.ProductType),
        Category = product.Category is { } category ? Text(category.Id, "category") : null,
        Status = Choice(Statuses, product.Status, "status"),
        Tags = CanonicalForm.Tags(product.Tags ?? throw new UnreadableNodeException("tags is not a list")),
        SeoTitle = CanonicalForm.LineOrNull(product.Seo?.Title),
        SeoDescription = CanonicalForm.LineOrNull(product.Seo?.Description),
        Options = CanonicalForm.Options((product.Options ?? throw new UnreadableNodeException("options is not a list")).Select(o =>
            new ProductOption(Text(o.Name, "name"), [.. (o.OptionValues ?? throw new UnreadableNodeException("optionValues is not a list")).Select(v => Text(v.Name, "name"))]))),
    };

    private static VariantSnapshot Variant(BulkLine variant, bool hasOptions)
    {
        var item = variant.InventoryItem ?? throw new UnreadableNodeException("inventoryItem is missing");
        return new VariantSnapshot
        {
            RemoteId = variant.Id,
            OptionValues = hasOptions
                ? [.. (variant.SelectedOptions ?? throw new UnreadableNodeException("selectedOptions is not a list")).Select(o => CanonicalForm.Line(Text(o.Value, "value")))]
                : [],
            Sku = CanonicalForm.LineOrNull(variant.Sku),
            Barcode = CanonicalForm.LineOrNull(variant.Barcode),
            Price = Amount(variant.Price, "price") ?? throw new UnreadableNodeException("price is missing"),
            CompareAtPrice = Amount(variant.CompareAtPrice, "compareAtPrice"),
            Cost = Amount(item.UnitCost?.Amount, "amount"),
            Weight = item.Measurement?.Weight is { } weight
                ? CanonicalForm.Weight(new Weight(weight.Value ?? throw new UnreadableNodeException("weight is no number"), Text(weight.Unit, "unit")))
                : null,
            Taxable = variant.Taxable ?? throw new UnreadableNodeException("taxable is neither true nor false"),
            InventoryPolicy = Choice(Policies, variant.InventoryPolicy, "inventoryPolicy"),
            Tracked = item.Tracked ?? throw new UnreadableNodeException("tracked is neither true nor false"),
        };
    }

    private static MediaItem Media(BulkLine media)
    {
        var url = media.MediaContentType switch
        {
            "IMAGE" => media.Image?.Url,
            "EXTERNAL_VIDEO" => media.OriginUrl,
            _ => media.OriginalSource?.Url,
        };
        return new MediaItem(url is null ? media.Id! : CanonicalForm.MediaSource(url), CanonicalForm.Line(media.Alt), media.MediaContentType!, media.Id);
    }

    private static decimal? Amount(string? text, string name)
    {
        if (text is null)
            return null;

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? CanonicalForm.Amount(amount)
            : throw new UnreadableNodeException($"{name} '{text}' is no amount");
    }

    private static string Text(string? text, string name) => text ?? throw new UnreadableNodeException($"{name} is missing");

    private static T Choice<T>(FrozenDictionary<string, T> choices, string? text, string name) =>
        text is not null && choices.TryGetValue(text, out var choice) ? choice : throw new UnreadableNodeException($"{name} '{text}' is unknown to this version");

    /// <summary>Shopify's enum names are ours in capitals.</summary>
    private static FrozenDictionary<string, T> Named<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(v => v.ToString().ToUpperInvariant(), StringComparer.Ordinal);
}

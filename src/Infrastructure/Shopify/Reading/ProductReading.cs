using System.Text.Json;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Reading;

/// <summary>A product being put together from the first answer and those with the rest of its lists.</summary>
internal sealed class ProductReading
{
    private readonly ProductContent _texts;
    private readonly List<VariantSnapshot> _variants = [];
    private readonly List<MediaItem> _media = [];
    private readonly List<Metafield> _metafields = [];

    public ProductReading(JsonElement product)
    {
        RemoteId = Text(product, "id");
        UpdatedAt = Moment(product, "updatedAt");
        _texts = Texts(product);
        Add(product);
    }

    public string RemoteId { get; }
    public DateTimeOffset UpdatedAt { get; }

    /// <summary>Where each list goes on; null once it is read to its end.</summary>
    public string? VariantsAfter { get; private set; }

    public string? MediaAfter { get; private set; }
    public string? MetafieldsAfter { get; private set; }

    public bool IsWhole => VariantsAfter is null && MediaAfter is null && MetafieldsAfter is null;

    /// <summary>Takes the lists that an answer has; those it was not asked for are left out of it.</summary>
    public void Add(JsonElement product)
    {
        if (ObjectOrNull(product, "variants") is { } variants)
            VariantsAfter = Take(variants, _variants, v => Variant(v, hasOptions: !_texts.Options.IsEmpty));
        if (ObjectOrNull(product, "media") is { } media)
            MediaAfter = Take(media, _media, Media);
        if (ObjectOrNull(product, "metafields") is { } metafields)
            MetafieldsAfter = Take(metafields, _metafields, ProductNodeMapper.Metafield);
    }

    public RemoteProduct ToRemote() => new(RemoteId, UpdatedAt, new ProductSnapshot(
        _texts with { Variants = [.. _variants] },
        [.. _media],
        [.. _metafields.Where(m => !OurId.IsOurs(m)).OrderBy(m => $"{m.Namespace}.{m.Key}", StringComparer.Ordinal)]));

    private static string? Take<T>(JsonElement connection, List<T> into, Func<JsonElement, T> map)
    {
        foreach (var node in List(connection, "nodes"))
            into.Add(map(node));

        var page = Object(connection, "pageInfo");
        return Truth(page, "hasNextPage") ? Text(page, "endCursor") : null;
    }
}

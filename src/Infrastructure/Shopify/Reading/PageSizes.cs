using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Reading;

/// <summary>How many products a store gives at once; remembered when it turned out to be less than the setting.</summary>
internal sealed class PageSizes(IOptions<ShopifyOptions> options)
{
    private readonly ConcurrentDictionary<StoreId, int> _found = new();

    public int Of(StoreId store) => _found.GetValueOrDefault(store, options.Value.PageSize);

    public int Halve(StoreId store, int tooMuch) => _found[store] = Math.Max(1, tooMuch / 2);
}

/// <summary>
/// The first pages of a product's lists. The requested cost of a connection grows with the logarithm of its size (measured
/// by recorded answers: 2 + 2 ln n * node cost), so that 250 products with these cost 541 of the 1,000 points that one query
/// may cost; a few products may have larger ones.
/// </summary>
internal sealed record ListSizes(int Variants, int Media, int Metafields)
{
    private const int FewProducts = 25;
    private static readonly ListSizes ForMany = new(50, 20, 50);

    public static ListSizes ForFew { get; } = new(250, 100, 100);

    public static ListSizes For(int products) => products <= FewProducts ? ForFew : ForMany;
}

using System.Text.Json;
using ShopifySync.Application.Pulling;

namespace ShopifySync.Infrastructure.Shopify.Reading;

/// <summary>The products of a page as they come in; one that cannot be understood is set aside with the reason.</summary>
internal sealed class PageInTheMaking
{
    private readonly List<ProductReading> _products = [];
    private readonly List<UnreadableProduct> _unreadable = [];
    private DateTimeOffset? _began;

    public IReadOnlyList<ProductReading> Unfinished => [.. _products.Where(p => !p.IsWhole)];

    /// <summary>The earliest call counts: what was written after it may be missing.</summary>
    public void Began(DateTimeOffset sentAt) => _began = _began < sentAt ? _began : sentAt;

    public void Map(JsonElement node, string remoteId)
    {
        try
        {
            _products.Add(new ProductReading(node));
        }
        catch (UnreadableNodeException unreadable)
        {
            _unreadable.Add(new UnreadableProduct(remoteId, unreadable.Message));
        }
    }

    public void Replace(ProductReading old, ProductReading read) => _products[_products.IndexOf(old)] = read;

    public void Drop(ProductReading deleted) => _products.Remove(deleted);

    public void SetAside(ProductReading product, string reason)
    {
        _products.Remove(product);
        _unreadable.Add(new UnreadableProduct(product.RemoteId, reason));
    }

    public ProductPage ToPage(string? cursor, int size) =>
        new([.. _products.Select(p => p.ToRemote())], _unreadable, cursor, size, _began ?? DateTimeOffset.MinValue);
}

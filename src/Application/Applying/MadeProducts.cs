using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;

namespace ShopifySync.Application.Applying;

/// <summary>All rows of products that a group of changes made, in the order in which they may be inserted.</summary>
internal sealed class MadeProducts
{
    public List<Product> Products { get; } = [];
    public List<ProductVersion> Versions { get; } = [];
    public List<Link> Links { get; } = [];
    public List<LinkHistory> History { get; } = [];

    public async Task Write(IBulkWriter writer, CancellationToken ct)
    {
        await writer.Insert(Products, ct);
        await writer.Insert([.. Products.SelectMany(p => p.Variants)], ct);
        await writer.Insert(Versions, ct);
        await writer.Insert(Links, ct);
        await writer.Insert([.. Links.SelectMany(l => l.Facets)], ct);
        await writer.Insert(History, ct);
    }
}

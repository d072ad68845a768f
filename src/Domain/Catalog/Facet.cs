namespace ShopifySync.Domain.Catalog;

/// <summary>A part of a product's state with a baseline and a hash of its own.</summary>
public enum Facet
{
    Content,
    Media,
    Metafields,
}

namespace ShopifySync.Domain.Catalog;

/// <summary>Shopify's four values (ProductStatus); older systems know three.</summary>
public enum ProductStatus
{
    Active,
    Archived,
    Draft,
    Unlisted,
}

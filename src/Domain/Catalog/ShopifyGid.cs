namespace ShopifySync.Domain.Catalog;

/// <summary>Shopify's global ids, <c>gid://shopify/Product/123</c>: opaque, apart from the kind that they name.</summary>
public static class ShopifyGid
{
    private const string ProductPrefix = "gid://shopify/Product/";

    /// <summary>A product's GID from what people type: the GID or its number; null for anything else.</summary>
    public static string? Product(string typed)
    {
        var number = typed.Trim();
        if (number.StartsWith(ProductPrefix, StringComparison.Ordinal))
            number = number[ProductPrefix.Length..];
        return number.Length is > 0 and < 20 && number.All(char.IsAsciiDigit) ? ProductPrefix + number : null;
    }
}

namespace ShopifySync.Infrastructure.Shopify.Connecting;

/// <summary>
/// What the app must be allowed to do (Shopify: "Shopify API access scopes"): products with variants, media and metafields
/// need read_products and write_products; SKU, cost and weight are written to inventory items.
/// </summary>
internal static class ShopifyScopes
{
    private static readonly string[] Needed = ["read_products", "write_products", "read_inventory", "write_inventory", "read_locations"];

    /// <summary>Leave to write is leave to read: Shopify lists the narrower scope only when it was asked for.</summary>
    public static IReadOnlyList<string> MissingFrom(IReadOnlyCollection<string> granted) =>
        [.. Needed.Where(scope => !granted.Contains(scope) && !granted.Contains(scope.Replace("read_", "write_", StringComparison.Ordinal)))];
}

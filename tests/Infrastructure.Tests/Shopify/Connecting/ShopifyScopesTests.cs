using ShopifySync.Infrastructure.Shopify.Connecting;

namespace ShopifySync.Infrastructure.Tests.Shopify.Connecting;

public sealed class ShopifyScopesTests
{
    [TestCase("read_products write_products read_inventory write_inventory read_locations", "")]
    [TestCase("write_products write_inventory read_locations", "")]
    [TestCase("read_products read_inventory read_locations", "write_products write_inventory")]
    [TestCase("", "read_products write_products read_inventory write_inventory read_locations")]
    public void MissingFrom_TheGrantedOnes(string granted, string missing) =>
        Assert.That(string.Join(' ', ShopifyScopes.MissingFrom(granted.Split(' ', StringSplitOptions.RemoveEmptyEntries))), Is.EqualTo(missing));
}

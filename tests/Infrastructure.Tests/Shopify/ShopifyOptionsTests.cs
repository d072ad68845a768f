using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopifySync.Infrastructure.Shopify;

namespace ShopifySync.Infrastructure.Tests.Shopify;

public sealed class ShopifyOptionsTests
{
    [TestCase("ApiVersion", "latest", "Shopify:ApiVersion")]
    [TestCase("ApiVersion", "2026-11", "Shopify:ApiVersion")]
    [TestCase("TimeoutSeconds", "10", "Shopify:TimeoutSeconds")]
    [TestCase("PageSize", "0", "Shopify:PageSize")]
    [TestCase("PageSize", "251", "Shopify:PageSize")]
    public void Options_ThatCannotWork_AreRefusedByName(string name, string value, string named) =>
        Assert.That(() => Bound((name, value)), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(named));

    [Test]
    public void Options_WithoutSettings_AreShopifyItself()
    {
        var options = Bound();

        Assert.That((options.ApiVersion, options.BaseAddress, options.TimeoutSeconds), Is.EqualTo(("2026-10", (Uri?)null, 30)));
    }

    private static ShopifyOptions Bound(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"Shopify:{s.Name}", s => (string?)s.Value)).Build();
        using var services = new ServiceCollection().AddShopify(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<ShopifyOptions>>().Value;
    }
}

using System.Text.Json;
using ShopifySync.Infrastructure.Shopify.Writing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Writing;

public sealed class UserErrorsTests
{
    [TestCase("""{"userErrors":[]}""", 0)]
    [TestCase("""{"userErrors":[{"field":["variants","0","price"],"message":"Price must be positive","code":"NEGATIVE_PRICE_VALUE"}]}""", 1)]
    [TestCase("""{"userErrors":[{"field":null,"message":"Something"},{"field":["title"],"message":"Title can't be blank"}]}""", 2)]
    public void Of_APayload_KeepsShopifysWordsAndAddsAStep(string payload, int count)
    {
        using var json = JsonDocument.Parse(payload);

        var refusals = UserErrors.Of(json.RootElement);

        Assert.Multiple(() =>
        {
            Assert.That(refusals, Has.Count.EqualTo(count));
            Assert.That(refusals.Select(r => r.NextStep), Is.All.Not.Empty);
        });
    }

    [TestCase("PRODUCT_DOES_NOT_EXIST", "x", "no longer in the store")]
    [TestCase(null, "Product does not exist", "no longer in the store")]
    [TestCase("TOO_LONG", "x", "Shorten")]
    [TestCase(null, "Handle 'a' already in use. Please provide a new handle.", "choose a different one")]
    [TestCase("SOMETHING_NEW", "x", "Correct the field")]
    public void NextStep_FollowsTheCodeOrTheWords(string? code, string message, string step) =>
        Assert.That(UserErrors.NextStep(code, message), Does.Contain(step));
}

using System.Text.Json;
using ShopifySync.Infrastructure.Shopify.Writing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Writing;

public sealed class UserErrorsTests
{
    [TestCase("""{"userErrors":[]}""")]
    [TestCase("""{"userErrors":[{"field":["variants","0","price"],"message":"Price must be positive","code":"NEGATIVE_PRICE_VALUE"}]}""", "variants.0.price NEGATIVE_PRICE_VALUE Price must be positive")]
    [TestCase("""{"userErrors":[{"field":null,"message":"Something"},{"field":["title"],"message":"Title can't be blank"}]}""", "  Something", "title  Title can't be blank")]
    public void Of_APayload_KeepsShopifysWordsAndAddsAStep(string payload, params string[] words)
    {
        using var json = JsonDocument.Parse(payload);

        var refusals = UserErrors.Of(json.RootElement);

        Assert.Multiple(() =>
        {
            Assert.That(refusals.Select(r => $"{string.Join('.', r.Field)} {r.Code} {r.Message}"), Is.EqualTo(words));
            Assert.That(refusals.Select(r => r.NextStep), Is.All.Not.Null.And.Not.Empty);
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

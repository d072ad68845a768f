using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

public sealed class CostBookTests
{
    [TestCase("ProductsPage", 250, 541)]
    [TestCase("ProductsPage", 100, 77, TestName = "Expect_AnotherSize_IsTheGuess")]
    [TestCase("Other", 250, 77, TestName = "Expect_AnUnknownDocument_IsTheGuess")]
    public void Expect_AfterLearning(string document, int size, double expected)
    {
        var book = new CostBook();
        book.Learn("ProductsPage", 250, new QueryCost(Requested: 541, Actual: 300, 2_000, 1_700, 100));

        Assert.That(book.Expect(document, size, guess: 77), Is.EqualTo(expected));
    }
}

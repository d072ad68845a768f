using Microsoft.Extensions.Logging;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;

namespace ShopifySync.Infrastructure.Tests.Shopify;

public sealed class ScriptedAnswerTests
{
    private const string TooExpensive = """{"errors":[{"message":"Query cost is 2003, which exceeds the single query max cost limit (1000).","extensions":{"code":"MAX_COST_EXCEEDED","cost":2003,"maxCost":1000}}]}""";
    private const string Nothing = """{"data":{"products":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}""";

    [Test]
    public async Task ReadPage_ThatIsTooExpensive_IsHalvedUntilItIsNotAndStaysSo()
    {
        var asked = new List<int>();
        await using var shop = await ScriptedShop.Start(variables =>
        {
            asked.Add((int)variables["first"]!);
            return asked[^1] > 62 ? TooExpensive : Nothing;
        });
        using var store = EmulatedStore.At(shop.BaseAddress);

        await Read(store);
        await Read(store);

        Assert.That(asked, Is.EqualTo(new[] { 250, 125, 62, 62 }));
    }

    [Test]
    public async Task ReadPage_OfOneProductThatIsTooExpensive_Fails()
    {
        await using var shop = await ScriptedShop.Start(_ => TooExpensive);
        using var store = EmulatedStore.At(shop.BaseAddress);

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => Read(store));

        Assert.That(failed!.FailureClass, Is.EqualTo(FailureClass.TooExpensive));
    }

    [Test]
    public async Task ReadPage_ANodeOfAnotherShape_IsSetAsideAndTheRestIsRead()
    {
        await using var shop = await ScriptedShop.Start(_ =>
            """{"data":{"products":{"nodes":[{"id":"gid://shopify/Product/7","updatedAt":null}],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}""");
        using var store = EmulatedStore.At(shop.BaseAddress);

        var page = await Read(store);

        Assert.That(page.Unreadable, Is.EqualTo(new[] { new UnreadableProduct("gid://shopify/Product/7", "updatedAt is missing") }));
    }

    [Test]
    public async Task ReadPage_AnAnswerOfAnotherShape_IsTransient()
    {
        await using var shop = await ScriptedShop.Start(_ => """{"data":{"products":{"nodes":5}}}""");
        using var store = EmulatedStore.At(shop.BaseAddress);

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => Read(store));

        Assert.That((failed!.FailureClass, failed.Error.Code), Is.EqualTo((FailureClass.Transient, "Shopify.Unintelligible")));
    }

    [Test]
    public async Task Call_AnsweredByAnotherVersion_WarnsOnce()
    {
        var log = new WarningLog();
        await using var shop = await ScriptedShop.Start(_ => Nothing, version: "2027-01");
        using var store = EmulatedStore.At(shop.BaseAddress, log);

        await Read(store);
        await Read(store);

        Assert.That(log.Warnings, Is.EqualTo(new[] { "Shopify answers with API version 2027-01 instead of 2026-10: set Shopify:ApiVersion to a supported one." }));
    }

    private static Task<ProductPage> Read(EmulatedStore store) =>
        store.Reader.ReadPage(store.Call(), new ProductPageRequest(null, null, 250, false), default);

    private sealed class WarningLog : ILogger<Infrastructure.Shopify.ShopifyGraphQLClient>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}

using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Infrastructure.Shopify;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>Every failure that the emulator can make, on a read and on a write, over HTTP.</summary>
public sealed class FaultTests
{
    private const string Write = "VariantsUpdate";
    private static int _shops;
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [TestCase("status", 500, 2)]
    [TestCase("status", 502, 2)]
    [TestCase("status", 503, 2)]
    [TestCase("status", 504, 2)]
    [TestCase("status", 520, 2)]
    [TestCase("status", 429, 2)]
    [TestCase("html", 502, 2)]
    [TestCase("reset", null, 2)]
    [TestCase("truncated", null, 2)]
    [TestCase("malformed", null, 2)]
    [TestCase("throttled", null, 2)]
    [TestCase("timeout-after-effect", null, 2)]
    public async Task Read_AFailureThatPasses_IsRepeated(string kind, int? status, int calls)
    {
        using var store = await Store();
        await store.Faults(new EmulatorFault(kind) { Match = "ProductsPage", Status = status, Times = 1 });

        var page = await store.Reader.ReadPage(store.Call(), All, default);

        Assert.That((page.Products.Count, (await Sent(store, "ProductsPage")).Count), Is.EqualTo((3, calls)));
    }

    [Test]
    public async Task Read_AnAnswerThatComesTooLate_IsRepeated()
    {
        using var store = await Store(timeoutSeconds: 1);
        await store.Faults(new EmulatorFault("latency") { Match = "ProductsPage", Ms = 3_000, Times = 1 });

        var page = await store.Reader.ReadPage(store.Call(), All, default);

        Assert.That(page.Products, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Read_AFailureThatStays_IsTransient()
    {
        using var store = await Store();
        await store.Faults(new EmulatorFault("status") { Status = 503 });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), All, default));

        Assert.That((failed!.FailureClass, (await Sent(store, "ProductsPage")).Count), Is.EqualTo((FailureClass.Transient, 4)));
    }

    [Test]
    public async Task Read_WhenShopifyAsksForALongPause_IsLeftToTheLane()
    {
        using var store = await Store();
        await store.Faults(new EmulatorFault("status") { Status = 429, RetryAfter = 120 });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), All, default));

        Assert.That((failed!.FailureClass, failed.RetryAfter, (await Sent(store, "ProductsPage")).Count),
            Is.EqualTo((FailureClass.Transient, TimeSpan.FromSeconds(120), 1)));
    }

    [Test]
    public async Task Read_WhatTakesShopifyTooLong_IsAskedForInHalves()
    {
        using var store = await Store();
        await store.Faults(new EmulatorFault("status") { Match = "ProductsPage", Status = 504, Times = 4 });

        var first = await store.Reader.ReadPage(store.Call(), All with { PageSize = 4 }, default);
        var second = await store.Reader.ReadPage(store.Call(), All with { PageSize = 4 }, default);

        Assert.That((first.PageSize, second.PageSize), Is.EqualTo((2, 2)), "it is remembered");
    }

    [TestCase("status", 503, FailureClass.UnknownOutcome, 0)]
    [TestCase("status", 504, FailureClass.UnknownOutcome, 0)]
    [TestCase("status", 429, FailureClass.Transient, 0)]
    [TestCase("status", 430, FailureClass.Transient, 0)]
    [TestCase("status", 402, FailureClass.FatalForStore, 0)]
    [TestCase("status", 403, FailureClass.FatalForStore, 0)]
    [TestCase("status", 404, FailureClass.FatalForStore, 0)]
    [TestCase("status", 423, FailureClass.FatalForStore, 0)]
    [TestCase("status", 422, FailureClass.Refused, 0)]
    [TestCase("reset", null, FailureClass.UnknownOutcome, 0)]
    [TestCase("timeout-after-effect", null, FailureClass.UnknownOutcome, 1)]
    [TestCase("truncated", null, FailureClass.UnknownOutcome, 1)]
    [TestCase("malformed", null, FailureClass.UnknownOutcome, 1)]
    [TestCase("token-revoked", null, FailureClass.FatalForStore, 0)]
    public async Task Write_AFailure_IsClassifiedAndTheCallIsSentOnce(string kind, int? status, FailureClass expected, int effects)
    {
        using var store = await Store();
        var edit = await Price(store);
        await store.Faults(new EmulatorFault(kind) { Match = Write, Status = status });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => edit(store));

        Assert.Multiple(async () =>
        {
            Assert.That(failed!.FailureClass, Is.EqualTo(expected));
            Assert.That(failed.Error.NextStep, Is.Not.Null.And.Not.Empty);
            Assert.That(await Sent(store, Write), Has.Count.EqualTo(1));
            Assert.That(await _emulator.Ledger(store.Shop.Value), Has.Count.EqualTo(effects));
            Assert.That(failed.RetryAfter, expected == FailureClass.UnknownOutcome ? Is.EqualTo(TimeSpan.FromSeconds(30)) : Is.Null.Or.LessThan(TimeSpan.FromMinutes(2)));
        });
    }

    [Test]
    public async Task Write_AnAnswerThatComesTooLate_IsUnknownForAsLongAsItMayTakeEffect()
    {
        using var store = await Store(timeoutSeconds: 1);
        var edit = await Price(store);
        await store.Faults(new EmulatorFault("latency") { Match = Write, Ms = 2_500 });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => edit(store));

        Assert.That((failed!.FailureClass, failed.RetryAfter), Is.EqualTo((FailureClass.UnknownOutcome, TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task Write_Throttled_GoesThroughOnceTheBucketHasRefilled()
    {
        using var store = await Store();
        var edit = await Price(store);
        await store.Faults(new EmulatorFault("throttled") { Match = Write, Times = 2 });

        var outcome = await edit(store);

        Assert.That((outcome is PushOutcome.Accepted, (await _emulator.Ledger(store.Shop.Value)).Count), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task Write_AUserError_IsRefusedInShopifysWords()
    {
        using var store = await Store();
        var edit = await Price(store);
        await store.Faults(new EmulatorFault("user-error") { Match = Write, Message = "Price is odd", Code = "INVALID_VALUE" });

        var outcome = await edit(store);

        Assert.That(((PushOutcome.Refused)outcome).Refusals.Single(),
            Is.EqualTo(new Refusal([], "INVALID_VALUE", "Price is odd", "Correct the field that Shopify names, then approve it again.")).Using<Refusal>(
                (a, b) => (a.Code, a.Message, a.NextStep) == (b.Code, b.Message, b.NextStep)));
    }

    [Test]
    public async Task Read_ByATokenWithoutTheScope_NamesTheScope()
    {
        using var store = await EmulatedStore.Create(_emulator, Shop() with { Scopes = ["read_orders"] });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), All, default));

        Assert.That((failed!.FailureClass, failed.Error.Code, failed.Error.Message),
            Is.EqualTo((FailureClass.FatalForStore, "Store.MissingScopes", "The app lacks these access scopes: read_products.")));
    }

    [Test]
    public async Task Read_OfAShopThatDoesNotExist_SaysSo()
    {
        using var store = EmulatedStore.Of(_emulator, new EmulatorShop("nowhere.myshopify.com"));

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), All, default));

        Assert.That((failed!.FailureClass, failed.Error.Code), Is.EqualTo((FailureClass.FatalForStore, "Store.UnknownShop")));
    }

    [Test]
    public async Task Read_WithAWrongToken_SaysSoAndNeverShowsIt()
    {
        var shop = Shop();
        await _emulator.CreateShop(shop);
        using var store = EmulatedStore.Of(_emulator, shop with { Token = "shpat_wrong" });

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), All, default));

        Assert.That((failed!.FailureClass, failed.Error.Code, failed.ToString().Contains("shpat_wrong", StringComparison.Ordinal)),
            Is.EqualTo((FailureClass.FatalForStore, "Store.WrongToken", false)));
    }

    [Test]
    public async Task Read_WithATokenThatHasEnded_RenewsItOnce()
    {
        var shop = Shop();
        await _emulator.CreateShop(shop);
        using var store = EmulatedStore.Of(_emulator, shop with { Token = "shpat_ended" });
        store.RenewsTo = shop.Token;

        var page = await store.Reader.ReadPage(store.Call(), All, default);

        Assert.That((page.Products.Count, store.Renewals), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task Calls_ToAShopInTrouble_ArePausedAndOtherShopsAreNot()
    {
        using var store = await Store();
        using var other = await Store();
        var edit = await Price(store);
        await store.Faults(new EmulatorFault("status") { Match = Write, Status = 503 });
        for (var call = 0; call < 25; call++)
            Assert.ThrowsAsync<ShopifyCallException>(() => edit(store));

        var paused = Assert.ThrowsAsync<ShopifyCallException>(() => edit(store));
        var page = await other.Reader.ReadPage(other.Call(), All, default);

        Assert.Multiple(async () =>
        {
            Assert.That((paused!.FailureClass, paused.Error.Code), Is.EqualTo((FailureClass.Transient, "Shopify.BreakerOpen")));
            Assert.That(await Sent(store, Write), Has.Count.LessThan(26));
            Assert.That(page.Products, Has.Count.EqualTo(3));
        });
    }

    private static ProductPageRequest All { get; } = new(null, null, 10, false);

    private static EmulatorShop Shop() => new($"faults-{Interlocked.Increment(ref _shops)}.myshopify.com", Products: 3);

    private Task<EmulatedStore> Store(int timeoutSeconds = 30) =>
        EmulatedStore.Create(_emulator, Shop(), new ShopifyOptions { TimeoutSeconds = timeoutSeconds });

    private static async Task<Func<EmulatedStore, Task<PushOutcome>>> Price(EmulatedStore store)
    {
        var product = await store.First();
        var variant = product.Snapshot.Content.Variants[0].RemoteId!;
        return s => s.Writer.UpdateVariants(s.Call(), product.RemoteId, [new VariantEdit(variant, [("price", "77.5")])], default);
    }

    private static async Task<List<EmulatorCall>> Sent(EmulatedStore store, string document) =>
        [.. (await store.Calls()).Where(c => c.Document == document)];
}

using Microsoft.Extensions.Options;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Connecting;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Connecting;

public sealed class ShopConnectionTests
{
    private static readonly string[] AllScopes = ["read_products", "write_products", "read_inventory", "write_inventory", "read_locations"];
    private static int _shops;
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task Identify_AGoodConnection_SaysWhoTheShopIs()
    {
        var shop = await Shop(AllScopes);
        using var http = Http();

        var identity = (await new ShopConnection(http, Options()).Identify(shop, "shpat_test", default)).Value;

        Assert.Multiple(() =>
        {
            Assert.That(identity.MyshopifyDomain, Is.EqualTo(shop.Value));
            Assert.That(identity.Scopes, Is.EquivalentTo(AllScopes));
            Assert.That(identity.CurrencyCode, Has.Length.EqualTo(3));
            Assert.That(identity.Name, Is.Not.Null.And.Not.Empty);
        });
    }

    [Test]
    public async Task Identify_WithMissingScopes_NamesEachOfThem()
    {
        var shop = await Shop(["read_products", "read_inventory"]);
        using var http = Http();

        var result = await new ShopConnection(http, Options()).Identify(shop, "shpat_test", default);

        Assert.That(result.Error, Is.EqualTo(StoreErrors.MissingScopes(["write_products", "write_inventory", "read_locations"])));
    }

    [Test]
    public async Task Identify_WithAWrongToken_SaysSo()
    {
        var shop = await Shop(AllScopes);
        using var http = Http();

        var result = await new ShopConnection(http, Options()).Identify(shop, "shpat_other", default);

        Assert.That(result.Error, Is.EqualTo(StoreErrors.WrongToken));
    }

    [Test]
    public async Task Identify_AShopThatDoesNotExist_SaysSo()
    {
        var shop = ShopDomain.FromStored("unheard-of.myshopify.com");
        using var http = Http();

        var result = await new ShopConnection(http, Options()).Identify(shop, "shpat_test", default);

        Assert.That(result.Error, Is.EqualTo(StoreErrors.UnknownShop(shop)));
    }

    [TestCase(402, "Store.Frozen")]
    [TestCase(423, "Store.LockedByShopify")]
    [TestCase(503, "Shopify.ServerTrouble")]
    public async Task Identify_AShopInTrouble_SaysWhich(int status, string code)
    {
        var shop = await Shop(AllScopes);
        await _emulator.Faults(shop.Value, new EmulatorFault("status") { Status = status });
        using var http = Http();

        var result = await new ShopConnection(http, Options()).Identify(shop, "shpat_test", default);

        Assert.That(result.Error!.Code, Is.EqualTo(code));
        Assert.That(result.Error.NextStep, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Identify_WhenNobodyAnswers_IsUnreachable()
    {
        using var http = new ShopifyHttp(Options(new Uri("http://127.0.0.1:9")), new StoreClocks(), TimeProvider.System);

        var result = await new ShopConnection(http, Options()).Identify(ShopDomain.FromStored("demo.myshopify.com"), "shpat_test", default);

        Assert.That(result.Error!.Code, Is.EqualTo("Store.Unreachable"));
    }

    [Test]
    public async Task Identify_AnAddressThatNobodyHas_IsAnUnknownShop()
    {
        var shop = ShopDomain.FromStored("demo.myshopify.com");
        using var http = new ShopifyHttp(Options(new Uri("http://no-such-host.invalid")), new StoreClocks(), TimeProvider.System);

        var result = await new ShopConnection(http, Options()).Identify(shop, "shpat_test", default);

        Assert.That(result.Error, Is.EqualTo(StoreErrors.UnknownShop(shop)));
    }

    [Test]
    public async Task RequestToken_WithTheAppsCredentials_GivesATokenForADay()
    {
        var shop = await Shop(AllScopes);
        using var http = Http();
        var connection = new ShopConnection(http, Options());

        var token = (await connection.RequestToken(shop, "client", "secret", default)).Value;

        var identity = await connection.Identify(shop, token.AccessToken, default);
        Assert.That((token.ExpiresIn, identity.IsFailure), Is.EqualTo((TimeSpan.FromSeconds(86_399), false)));
    }

    [TestCase("client", "wrong")]
    [TestCase("stranger", "secret")]
    public async Task RequestToken_WithWrongCredentials_SaysSo(string id, string secret)
    {
        var shop = await Shop(AllScopes);
        using var http = Http();

        var result = await new ShopConnection(http, Options()).RequestToken(shop, id, secret, default);

        Assert.That(result.Error, Is.EqualTo(StoreErrors.WrongClientCredentials));
    }

    private async Task<ShopDomain> Shop(string[] scopes)
    {
        var shop = new EmulatorShop($"connect-{Interlocked.Increment(ref _shops)}.myshopify.com") { ClientId = "client", ClientSecret = "secret", Scopes = scopes };
        await _emulator.CreateShop(shop);
        return ShopDomain.FromStored(shop.Shop);
    }

    private ShopifyHttp Http() => new(Options(), new StoreClocks(), TimeProvider.System);

    private IOptions<ShopifyOptions> Options(Uri? address = null) =>
        Microsoft.Extensions.Options.Options.Create(new ShopifyOptions { BaseAddress = address ?? _emulator.BaseAddress });
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Security;
using ShopifySync.Infrastructure.Shopify.Connecting;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Connecting;

/// <summary>Tokens over the real SQLite rows; the shop that grants them is a counter.</summary>
public sealed class AccessTokensTests
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataProtectionTokenProtector _protector = new(new EphemeralDataProtectionProvider());
    private readonly TestClock _clock = new();
    private readonly GrantingShop _shop = new();
    private ServiceProvider _services = null!;
    private AccessTokens _tokens = null!;

    [SetUp]
    public async Task Open()
    {
        var database = Path.Combine(_folder.Path, $"{Guid.CreateVersion7():N}.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = $"Data Source={database};Pooling=False",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddPersistence(configuration).BuildServiceProvider();
        await _services.GetRequiredService<DatabaseMigrator>().Migrate(default);
        _tokens = new AccessTokens(_services.GetRequiredService<IServiceScopeFactory>(), _shop, _protector, _clock, NullLogger<AccessTokens>.Instance);
    }

    [TearDown]
    public async Task Close()
    {
        _tokens.Dispose();
        await _services.DisposeAsync();
        _shop.Refusal = null;
        _shop.Granted = 0;
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task Of_AnAdminToken_IsTheStoredOne()
    {
        var store = await Stored(TokenKind.AdminToken, expiresIn: null);

        var access = await _tokens.Of(store, default);

        Assert.That((access.Token, access.ToString(), _shop.Granted), Is.EqualTo(("stored", "tokens.myshopify.com", 0)));
    }

    [Test]
    public async Task Of_ATokenThatEndsSoon_IsRenewedAndKeptBeforeItIsUsed()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.FromMinutes(9));

        var access = await _tokens.Of(store, default);

        var row = await Row(store);
        Assert.That((access.Token, _protector.Unprotect(row.ProtectedToken), row.TokenExpiresAt),
            Is.EqualTo(("granted-1", "granted-1", _clock.GetUtcNow() + TimeSpan.FromHours(24))));
    }

    [Test]
    public async Task Of_ATokenThatLastsLonger_IsNotRenewed()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.FromMinutes(11));

        var access = await _tokens.Of(store, default);

        Assert.That((access.Token, _shop.Granted), Is.EqualTo(("stored", 0)));
    }

    [Test]
    public async Task Of_ManyCallsAtOnce_RenewOnce()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.Zero);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _tokens.Of(store, default)));

        Assert.That((all.Select(a => a.Token).Distinct().Single(), _shop.Granted), Is.EqualTo(("granted-1", 1)));
    }

    [Test]
    public async Task Renew_ByManyWhoWereRefusedTheSameToken_RenewsOnce()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.FromHours(20));

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _tokens.Renew(store, "stored", default)));

        Assert.That((all.Select(a => a!.Token).Distinct().Single(), _shop.Granted), Is.EqualTo(("granted-1", 1)));
    }

    [Test]
    public async Task Renew_AnAdminToken_IsImpossible()
    {
        var store = await Stored(TokenKind.AdminToken, expiresIn: null);

        Assert.That(await _tokens.Renew(store, "stored", default), Is.Null);
    }

    [Test]
    public async Task Renew_AfterTheStoreWasReconnected_TakesItsNewToken()
    {
        var store = await Stored(TokenKind.AdminToken, expiresIn: null);

        var access = await _tokens.Renew(store, "the one before", default);

        Assert.That(access!.Token, Is.EqualTo("stored"));
    }

    [Test]
    public async Task Of_WhenRenewalFailsButTheTokenIsStillGood_GoesOnWithIt()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.FromMinutes(5));
        _shop.Refusal = StoreErrors.Unreachable("it is down.");

        var access = await _tokens.Of(store, default);

        Assert.That(access.Token, Is.EqualTo("stored"));
    }

    [Test]
    public async Task Of_WhenRenewalFailsAndTheTokenHasEnded_SaysWhy()
    {
        var store = await Stored(TokenKind.ClientCredentials, expiresIn: TimeSpan.FromMinutes(-1));
        _shop.Refusal = StoreErrors.WrongClientCredentials;

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => _tokens.Of(store, default));

        Assert.That((failed!.FailureClass, failed.Error), Is.EqualTo((FailureClass.FatalForStore, StoreErrors.WrongClientCredentials)));
    }

    [Test]
    public async Task Of_ADisconnectedStore_IsRefused()
    {
        var store = await Stored(TokenKind.AdminToken, expiresIn: null);
        await Change(store, s => s.Disconnect());

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => _tokens.Of(store, default));

        Assert.That(failed!.Error, Is.EqualTo(StoreErrors.Disconnected));
    }

    [Test]
    public async Task Of_SecretsOfAnotherKeyRing_AreNamedAsSuch()
    {
        var store = await Stored(TokenKind.AdminToken, expiresIn: null);
        using var elsewhere = new AccessTokens(
            _services.GetRequiredService<IServiceScopeFactory>(), _shop, new DataProtectionTokenProtector(new EphemeralDataProtectionProvider()), _clock,
            NullLogger<AccessTokens>.Instance);

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => elsewhere.Of(store, default));

        Assert.That((failed!.FailureClass, failed.Error.Code), Is.EqualTo((FailureClass.FatalForStore, "Store.SecretsUnreadable")));
    }

    private async Task<StoreId> Stored(TokenKind kind, TimeSpan? expiresIn)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var catalogue = new Catalogue("Test", _clock.GetUtcNow());
        var store = Store.Connect(catalogue.Id, ShopDomain.FromStored("tokens.myshopify.com"),
            new StoreCredentials(kind, _protector.Protect("stored"), _clock.GetUtcNow() + expiresIn, "client", _protector.Protect("secret")),
            new StoreIdentity("Tokens", "tokens.myshopify.com", "DKK", "Plus", ["read_products"]), _clock.GetUtcNow());
        db.Catalogues.Add(catalogue);
        db.Stores.Add(store);
        await db.SaveChangesAsync(default);
        return store.Id;
    }

    private async Task<Store> Row(StoreId id)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Stores.SingleAsync(s => s.Id == id);
    }

    private async Task Change(StoreId id, Action<Store> change)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        change(await db.Stores.SingleAsync(s => s.Id == id));
        await db.SaveChangesAsync(default);
    }

    private sealed class GrantingShop : IShopConnection
    {
        private int _granted;

        public Error? Refusal { get; set; }

        public int Granted
        {
            get => _granted;
            set => _granted = value;
        }

        public Task<Result<StoreIdentity>> Identify(ShopDomain domain, string accessToken, CancellationToken ct) =>
            throw new NotSupportedException("Tokens do not ask who the shop is.");

        public async Task<Result<GrantedToken>> RequestToken(ShopDomain domain, string clientId, string clientSecret, CancellationToken ct)
        {
            await Task.Yield();
            return Refusal is { } refusal ? refusal : new GrantedToken($"granted-{Interlocked.Increment(ref _granted)}", TimeSpan.FromHours(24));
        }
    }
}

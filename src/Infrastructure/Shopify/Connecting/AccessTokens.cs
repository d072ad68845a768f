using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Connecting;

/// <summary>
/// Tokens out of the stores' rows. One by client credentials lives for 24 hours and is asked for again before it ends: one
/// renewal at a time for each store, kept before it is used, so that a crash never loses the only good token.
/// </summary>
internal sealed class AccessTokens(
    IServiceScopeFactory scopes, IShopConnection shops, ITokenProtector protector, TimeProvider clock, ILogger<AccessTokens> log)
    : IStoreAccess, IDisposable
{
    /// <summary>A call that waits for its points must not find its token dead.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(10);

    /// <summary>How soon a store that was reconnected or disconnected elsewhere is noticed.</summary>
    private static readonly TimeSpan RememberFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<StoreId, Known> _known = new();
    private readonly ConcurrentDictionary<StoreId, SemaphoreSlim> _gates = new();

    public async Task<StoreAccess> Of(StoreId store, CancellationToken ct) =>
        _known.TryGetValue(store, out var known) && clock.GetUtcNow() < known.GoodUntil
            ? known.Access
            : await Read(store, refusedToken: null, ct) ?? throw new InvalidOperationException("Without a refused token there is an answer or an exception.");

    public Task<StoreAccess?> Renew(StoreId store, string refusedToken, CancellationToken ct) => Read(store, refusedToken, ct);

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
            gate.Dispose();
    }

    private async Task<StoreAccess?> Read(StoreId id, string? refusedToken, CancellationToken ct)
    {
        var gate = _gates.GetOrAdd(id, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
            var store = await db.Stores.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Fatal(StoreErrors.NotFound);
            if (store.State == StoreState.Disconnected)
                throw Fatal(StoreErrors.Disconnected);

            // Whoever was refused before us may have renewed it already.
            var token = Open(store.ProtectedToken);
            var left = store.TokenExpiresAt - clock.GetUtcNow();
            if (token == refusedToken || left < RenewBefore)
            {
                if (store.TokenKind != TokenKind.ClientCredentials)
                    return null;

                token = await Renewed(db, store, stillGood: left > TimeSpan.Zero && token != refusedToken ? token : null, ct);
            }

            return Remember(store, token);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<string> Renewed(IAppDbContext db, Store store, string? stillGood, CancellationToken ct)
    {
        var granted = await shops.RequestToken(store.Domain, store.ClientId ?? "", Open(store.ProtectedSecret ?? ""), ct);
        if (granted.IsFailure)
        {
            log.LogWarning("The token of {Shop} could not be renewed: {Reason}", store.Domain, granted.Error.Message);
            return stillGood ?? throw new ShopifyCallException(
                granted.Error.Kind == ErrorKind.Unavailable ? FailureClass.Transient : FailureClass.FatalForStore, granted.Error);
        }

        store.RenewToken(protector.Protect(granted.Value.AccessToken), clock.GetUtcNow() + granted.Value.ExpiresIn);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The store changed while we asked, perhaps with a token of its own. Ours is granted and good: a later call reads the row afresh.
            log.LogInformation("The row of {Shop} changed while its token was being renewed.", store.Domain);
        }

        return granted.Value.AccessToken;
    }

    private StoreAccess Remember(Store store, string token)
    {
        var access = new StoreAccess(store.Domain, token);
        var now = clock.GetUtcNow();

        // One whose renewal failed is still good: it is not asked for with every call.
        var goodUntil = store.TokenExpiresAt - RenewBefore is { } renewAt && renewAt > now && renewAt < now + RememberFor ? renewAt : now + RememberFor;
        _known[store.Id] = new Known(access, goodUntil);
        return access;
    }

    private string Open(string protectedText)
    {
        try
        {
            return protector.Unprotect(protectedText);
        }
        catch (CryptographicException)
        {
            throw Fatal(StoreErrors.SecretsUnreadable);
        }
    }

    private static ShopifyCallException Fatal(Error error) => new(FailureClass.FatalForStore, error);

    private sealed record Known(StoreAccess Access, DateTimeOffset GoodUntil);
}

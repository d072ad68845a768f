using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// What each shop's deliveries are signed with. Kept for a second, so that a thousand a second do not ask the database a
/// thousand times; a secret that was changed or forgotten, on whatever node, counts within that second.
/// </summary>
public sealed class ShopSecrets(IServiceScopeFactory scopes, ITokenProtector protector, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ShopDomain, SigningShop> _shops = new();

    /// <summary>Null for a shop that is not connected.</summary>
    public async ValueTask<SigningShop?> Of(ShopDomain domain, CancellationToken ct)
    {
        if (_shops.TryGetValue(domain, out var known) && clock.GetElapsedTime(known.ReadAt) < Kept)
            return known;

        var read = await Read(domain, ct);
        if (read is null)
            _shops.TryRemove(domain, out _);
        else
            _shops[domain] = read;
        return read;
    }

    private async Task<SigningShop?> Read(ShopDomain domain, CancellationToken ct)
    {
        var readAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var store = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Stores.AsNoTracking()
            .Where(s => s.Domain == domain && s.State != StoreState.Disconnected)
            .Select(s => new { s.Id, s.ProtectedSecret, s.PreviousProtectedSecret }).FirstOrDefaultAsync(ct);
        return store is null ? null : new SigningShop(store.Id, [.. Plain(store.ProtectedSecret, store.PreviousProtectedSecret)], readAt);
    }

    private IEnumerable<byte[]> Plain(params string?[] kept)
    {
        foreach (var secret in kept.OfType<string>())
        {
            byte[] plain;
            try
            {
                plain = Encoding.UTF8.GetBytes(protector.Unprotect(secret));
            }
            catch (CryptographicException)
            {
                // Protected with keys that are gone: it signs nothing any more. The test of the connection says so.
                continue;
            }

            yield return plain;
        }
    }
}

/// <param name="Secrets">The present one and, while it is being rotated, the one before.</param>
public sealed record SigningShop(StoreId Id, IReadOnlyList<byte[]> Secrets, long ReadAt);

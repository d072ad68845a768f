using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// What each shop's deliveries are signed with. All are read together and kept for a second, so that a thousand deliveries a
/// second, or as many invented shops, do not ask the database a thousand times; a secret that was changed or forgotten, on
/// whatever node, counts within that second.
/// </summary>
public sealed class ShopSecrets(IServiceScopeFactory scopes, ITokenProtector protector, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    /// <summary>A shop that was connected just now is found sooner.</summary>
    private static readonly TimeSpan KeptForStrangers = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Signing? _known;

    /// <summary>Null for a shop that is not connected.</summary>
    public async ValueTask<SigningShop?> Of(ShopDomain domain, CancellationToken ct)
    {
        if (Fresh(domain) is { } known)
            return known.Of(domain);

        await _reading.WaitAsync(ct);
        try
        {
            // Who waited here may find what the one before has read.
            return (Fresh(domain) ?? (_known = await Read(_known, ct))).Of(domain);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Signing? Fresh(ShopDomain domain) =>
        _known is { } known && clock.GetElapsedTime(known.ReadAt) < (known.Of(domain) is null ? KeptForStrangers : Kept) ? known : null;

    private async Task<Signing> Read(Signing? before, CancellationToken ct)
    {
        var readAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var stores = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Stores.AsNoTracking()
            .Where(s => s.State != StoreState.Disconnected)
            .Select(s => new { s.Id, s.Domain, s.ProtectedSecret, s.PreviousProtectedSecret }).ToListAsync(ct);
        return new Signing(readAt, stores.ToDictionary(s => s.Domain, s =>
        {
            var kept = (s.ProtectedSecret, s.PreviousProtectedSecret);
            return before?.Of(s.Domain) is { } same && same.Id == s.Id && same.Protected == kept
                ? same
                : new SigningShop(s.Id, kept, [.. Plain(s.ProtectedSecret, s.PreviousProtectedSecret)]);
        }));
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

    private sealed record Signing(long ReadAt, Dictionary<ShopDomain, SigningShop> Shops)
    {
        public SigningShop? Of(ShopDomain domain) => Shops.GetValueOrDefault(domain);
    }
}

/// <param name="Protected">The secrets as they are kept: what did not change is not deciphered again.</param>
/// <param name="Secrets">The present one and, while it is being rotated, the one before.</param>
public sealed record SigningShop(StoreId Id, (string? Present, string? Previous) Protected, IReadOnlyList<byte[]> Secrets);

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Takes what came to the webhook address. Not a request of the mediator: nobody is signed in, and a line in the log for
/// each of a thousand a second would cost more than the work.
/// </summary>
public sealed class WebhookReception(IAppDbContext db, ITokenProtector protector, IDeliveryInbox inbox)
{
    /// <summary>False, and nothing kept, unless a connected store's app signed it; who asks is not told which it was.</summary>
    public async Task<bool> Receive(ReceivedWebhook received, ReadOnlyMemory<byte> body, string signature, CancellationToken ct)
    {
        var domain = ShopDomain.Parse(received.ShopDomain);
        if (domain.IsFailure || domain.Value.Value != received.ShopDomain)
            return false;

        var store = await db.Stores.AsNoTracking().Where(s => s.Domain == domain.Value && s.State != StoreState.Disconnected)
            .Select(s => new { s.Id, s.ProtectedSecret, s.PreviousProtectedSecret }).FirstOrDefaultAsync(ct);
        if (store is null || !WebhookSignature.IsOfAny(Secrets(store.ProtectedSecret, store.PreviousProtectedSecret), body.Span, signature))
            return false;

        // PostgreSQL keeps no NUL in text; in JSON it can only stand escaped, so this touches malformed bodies alone.
        var text = Encoding.UTF8.GetString(body.Span).Replace('\0', '\uFFFD');
        await inbox.Keep(new VerifiedDelivery(store.Id, received with { Body = text }, Parse(body)), ct);
        return true;
    }

    private IEnumerable<string> Secrets(params string?[] kept)
    {
        foreach (var secret in kept.OfType<string>())
        {
            string plain;
            try
            {
                plain = protector.Unprotect(secret);
            }
            catch (CryptographicException)
            {
                // Protected with keys that are gone: it signs nothing any more. The test of the connection says so.
                continue;
            }

            yield return plain;
        }
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

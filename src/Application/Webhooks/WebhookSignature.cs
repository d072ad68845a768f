using System.Security.Cryptography;

namespace ShopifySync.Application.Webhooks;

/// <summary>Shopify: "Verify webhook deliveries": base64 of HMAC-SHA256 over the raw body, keyed with the app's client secret. Pure.</summary>
public static class WebhookSignature
{
    /// <summary>
    /// Whether any of the secrets signed the body. While a secret is being rotated the older one may still sign. Compared
    /// in constant time, and every secret is tried, so that the time tells nothing.
    /// </summary>
    public static bool IsOfAny(IEnumerable<byte[]> secrets, ReadOnlySpan<byte> body, string signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(signature, given, out var length) || length != given.Length)
            return false;

        var found = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, body, right);
            found |= CryptographicOperations.FixedTimeEquals(given, right);
        }

        return found;
    }
}

using System.Text;
using System.Text.Json;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Takes what came to the webhook address. Not a request of the mediator: nobody is signed in, and a line in the log for
/// each of a thousand a second would cost more than the work.
/// </summary>
public sealed class WebhookReception(ShopSecrets shops, WebhookTopics topics, IDeliveryInbox inbox)
{
    /// <summary>False, and nothing kept, unless a connected store's app signed it; who asks is not told which it was.</summary>
    public async Task<bool> Receive(ReceivedWebhook received, ReadOnlyMemory<byte> body, string signature, CancellationToken ct)
    {
        var domain = ShopDomain.Parse(received.ShopDomain);
        if (domain.IsFailure || domain.Value.Value != received.ShopDomain)
            return false;
        if (await shops.Of(domain.Value, ct) is not { } shop || !WebhookSignature.IsOfAny(shop.Secrets, body.Span, signature))
            return false;

        var kept = Parse(body, topics.Find(received.Topic)?.Fields);
        // PostgreSQL keeps no NUL in text; in JSON it can only stand escaped, so this touches malformed bodies alone.
        var text = kept is { } json ? FieldValue.Of(json) : Encoding.UTF8.GetString(body.Span).Replace('\0', '\uFFFD');
        await inbox.Keep(new VerifiedDelivery(shop.Id, received with { Body = text }, kept), ct);
        return true;
    }

    /// <summary>The body, or what was asked for of it: an older subscription may still send the whole. Null when it is no JSON.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> body, IReadOnlyList<string>? fields)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return fields is null || root.ValueKind != JsonValueKind.Object
                ? root.Clone()
                : JsonSerializer.SerializeToElement(root.EnumerateObject().Where(p => fields.Contains(p.Name)).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

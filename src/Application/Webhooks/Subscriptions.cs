using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Brings what a shop tells us of in line with the topics that handlers declare. Called by <see cref="AlignWebhooks"/> alone.</summary>
public sealed class Subscriptions(IShopifySubscriptions shopify, WebhookTopics topics)
{
    private const string Path = "/webhooks/shopify";

    public static Result<string> Address(string? baseAddress) => string.IsNullOrWhiteSpace(baseAddress)
        ? WebhookErrors.NoPublicAddress
        : baseAddress.TrimEnd('/') + Path;

    /// <summary>
    /// Registers what is missing and removes what is ours and leads elsewhere, or is no longer wanted. What Shopify refuses
    /// does not keep the other topics from being registered.
    /// </summary>
    public async Task<IReadOnlyList<AlignedTopic>> Register(StoreCall call, string address, CancellationToken ct)
    {
        var wanted = topics.Wanted;
        var ours = await Ours(call, ct);
        foreach (var stale in ours.Where(s => s.Address != address || wanted.All(t => t.EnumName != s.Topic)))
            await Delete(call, stale, ct);

        var aligned = new List<AlignedTopic>();
        foreach (var topic in wanted)
        {
            if (ours.Any(s => s.Topic == topic.EnumName && s.Address == address))
                aligned.Add(new AlignedTopic(topic.Name, TopicFound.Here, null));
            else
                aligned.Add(new AlignedTopic(topic.Name, ours.Any(s => s.Topic == topic.EnumName) ? TopicFound.Elsewhere : TopicFound.Nowhere, (await shopify.Create(call, topic, address, ct)).Error));
        }

        return aligned;
    }

    /// <summary>Removes all that lead to a server of this kind.</summary>
    public async Task Unregister(StoreCall call, CancellationToken ct)
    {
        foreach (var subscription in await Ours(call, ct))
            await Delete(call, subscription, ct);
    }

    private async Task Delete(StoreCall call, Subscription subscription, CancellationToken ct)
    {
        if (await shopify.Delete(call, subscription.Id, ct) is { IsFailure: true } kept)
            throw new ShopifyCallException(FailureClass.Refused, kept.Error);
    }

    private async Task<List<Subscription>> Ours(StoreCall call, CancellationToken ct) =>
        [.. (await shopify.List(call, ct)).Where(s => s.Address.EndsWith(Path, StringComparison.Ordinal))];
}

public enum TopicFound
{
    Here,

    /// <summary>It led to another address of this server, and was asked for anew.</summary>
    Elsewhere,

    /// <summary>It was not there, and was asked for.</summary>
    Nowhere,
}

/// <param name="Refused">Why Shopify would not have it.</param>
public sealed record AlignedTopic(string Topic, TopicFound Found, Error? Refused);

public static class WebhookErrors
{
    public static Error NoPublicAddress { get; } = new(ErrorKind.Conflict, "Webhook.NoPublicAddress",
        "Webhooks cannot be registered: this server does not know under which address Shopify reaches it.", "Set Server:PublicBaseAddress, for instance https://sync.example.com, and start the server again.");

    public static Error NoSecret(ShopDomain shop) => new(ErrorKind.Conflict, "Webhook.NoSecret",
        $"Webhooks of {shop} could not be verified: the app's client secret is not known here.", "Connect the store again and give the client secret, too.");

    public static Error Refused(string words) => new(ErrorKind.Refused, "Webhook.Refused",
        $"Shopify refused the subscription: {words}", "Mend what Shopify names, then register again.");

    public static Error Failed(string reason) => new(ErrorKind.Unavailable, "Webhook.Failed",
        $"The webhooks could not be brought in line: {reason}", "Look at the store's lane; the hourly check tries again.");

    public static Error StillWaiting { get; } = new(ErrorKind.Unavailable, "Webhook.StillWaiting",
        "The store's lane has not come to it yet.", "It is done as soon as the lane goes on; reload in a while.");
}

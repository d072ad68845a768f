using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>One topic of one store: what handlers declare against what the shop has.</summary>
public sealed record SubscriptionRow(StoreId StoreId, string StoreName, string Topic, bool Wanted, bool Present, string? Trouble)
{
    public bool Missing => Wanted && !Present;
}

/// <summary>Compares the subscriptions of a store with the declared topics, and brings them in line.</summary>
public sealed class Subscriptions(IShopifySubscriptions shopify, WebhookTopics topics)
{
    private const string Path = "/webhooks/shopify";

    public static Result<string> Address(string? baseAddress) => string.IsNullOrWhiteSpace(baseAddress)
        ? WebhookErrors.NoPublicAddress
        : baseAddress.TrimEnd('/') + Path;

    /// <summary>A person waits for this, so it goes before the lane's work.</summary>
    public async Task<IReadOnlyList<SubscriptionRow>> Look(Store store, string address, CancellationToken ct)
    {
        try
        {
            var present = (await shopify.List(Call(store), ct)).Where(s => s.Address == address).Select(s => s.Topic).ToHashSet();
            return [.. topics.Wanted.Select(t => new SubscriptionRow(store.Id, store.Name, t.Name, true, present.Contains(t.EnumName), null))];
        }
        catch (ShopifyCallException failure)
        {
            return [.. topics.Wanted.Select(t => new SubscriptionRow(store.Id, store.Name, t.Name, true, false, failure.Error.Message))];
        }
    }

    /// <summary>Registers what is missing and removes what is ours and leads elsewhere, or is no longer wanted. Answers how many were made.</summary>
    public async Task<Result<int>> Register(Store store, string address, CancellationToken ct)
    {
        if (store.ProtectedSecret is null)
            return WebhookErrors.NoSecret(store.Domain);

        try
        {
            var wanted = topics.Wanted.ToDictionary(t => t.EnumName);
            var ours = (await shopify.List(Call(store), ct)).Where(s => s.Address.EndsWith(Path, StringComparison.Ordinal)).ToList();
            foreach (var stale in ours.Where(s => s.Address != address || !wanted.ContainsKey(s.Topic)))
            {
                if (await shopify.Delete(Call(store), stale.Id, ct) is { IsFailure: true } kept)
                    return kept.Error;
            }

            var made = 0;
            foreach (var topic in wanted.Values.Where(t => !ours.Any(s => s.Topic == t.EnumName && s.Address == address)))
            {
                if (await shopify.Create(Call(store), topic, address, ct) is { IsFailure: true } refused)
                    return refused.Error;
                made++;
            }

            return made;
        }
        catch (ShopifyCallException failure)
        {
            return failure.Error;
        }
    }

    /// <summary>Removes all that lead to a server of this kind. Answers how many there were.</summary>
    public async Task<Result<int>> Unregister(Store store, CancellationToken ct)
    {
        try
        {
            var ours = (await shopify.List(Call(store), ct)).Where(s => s.Address.EndsWith(Path, StringComparison.Ordinal)).ToList();
            foreach (var subscription in ours)
            {
                if (await shopify.Delete(Call(store), subscription.Id, ct) is { IsFailure: true } kept)
                    return kept.Error;
            }

            return ours.Count;
        }
        catch (ShopifyCallException failure)
        {
            return failure.Error;
        }
    }

    private static StoreCall Call(Store store) => new(store.Id, OperationPriority.Critical);
}

public static class WebhookErrors
{
    public static Error NoPublicAddress { get; } = new(ErrorKind.Conflict, "Webhook.NoPublicAddress",
        "Webhooks cannot be registered: this server does not know under which address Shopify reaches it.", "Set Server:PublicBaseAddress, for instance https://sync.example.com, and start the server again.");

    public static Error NoSecret(ShopDomain shop) => new(ErrorKind.Conflict, "Webhook.NoSecret",
        $"Webhooks of {shop} could not be verified: the app's client secret is not known here.", "Connect the store again and give the client secret, too.");

    public static Error Refused(string words) => new(ErrorKind.Refused, "Webhook.Refused",
        $"Shopify refused the subscription: {words}", "Mend what Shopify names, then register again.");
}

using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Webhooks;

/// <summary>Whether a shop tells us of a topic, as it was when last looked at.</summary>
public sealed class TopicSubscription
{
    private TopicSubscription() { } // EF Core

    public TopicSubscription(StoreId store, string topic) => (StoreId, Topic) = (store, topic);

    public StoreId StoreId { get; private init; }
    public string Topic { get; private init; } = "";
    public bool Present { get; private set; }
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>When it was last registered or removed by us.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>How often it was gone although it had been registered.</summary>
    public int Vanished { get; private set; }

    /// <summary>Why it is not there, in Shopify's words or ours.</summary>
    public string? Trouble { get; private set; }

    public void Seen(DateTimeOffset at) => (Present, CheckedAt, Trouble) = (true, at, null);

    /// <param name="wasNowhere">It was not found, at this or another address of ours.</param>
    /// <returns>True when it had been there before.</returns>
    public bool Register(bool wasNowhere, DateTimeOffset at)
    {
        var vanished = Present && wasNowhere;
        if (vanished)
            Vanished++;
        (Present, CheckedAt, ChangedAt, Trouble) = (true, at, at, null);
        return vanished;
    }

    public void Remove(DateTimeOffset at) => (Present, CheckedAt, ChangedAt, Trouble) = (false, at, Present ? at : ChangedAt, null);

    public void Refuse(string reason, DateTimeOffset at) => (Present, CheckedAt, Trouble) = (false, at, reason);

    /// <summary>Shopify could not be asked; whether it is there is as unknown as before.</summary>
    public void NotLookedAt(string reason) => Trouble = reason;
}

namespace ShopifySync.Application.Webhooks;

/// <summary>The topics that handlers declare, and those among them that every store is asked to tell us of.</summary>
public sealed class WebhookTopics(IEnumerable<WebhookTopic> declared)
{
    private readonly Dictionary<string, WebhookTopic> _declared = declared.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public IReadOnlyList<WebhookTopic> All => [.. _declared.Values];

    public IReadOnlyList<WebhookTopic> Wanted => [.. _declared.Values.Where(t => t.IsSubscribed)];

    public WebhookTopic? Find(string name) => _declared.GetValueOrDefault(name);
}

namespace ShopifySync.Application.Webhooks;

/// <summary>The topics that handlers declare: what is wanted of every store, and who deals with what.</summary>
public sealed class WebhookTopics(IEnumerable<IWebhookHandler> handlers)
{
    private readonly List<(WebhookTopic Topic, IWebhookHandler Handler)> _declared =
        [.. handlers.SelectMany(h => h.Topics.Select(t => (t, h)))];

    public IReadOnlyList<WebhookTopic> Wanted => [.. _declared.Select(d => d.Topic)];

    public IWebhookHandler? HandlerOf(string topic) => _declared.Find(d => d.Topic.Name == topic).Handler;
}

namespace ShopifySync.Domain.Webhooks;

/// <summary>One webhook call, kept once by its webhook id. A hint only: the object is read again.</summary>
public sealed class Delivery
{
    private Delivery() { } // EF Core

    public long Seq { get; private init; }
    public string WebhookId { get; private init; } = "";
    public string? EventId { get; private init; }
    public string ShopDomain { get; private init; } = "";
    public string Topic { get; private init; } = "";
    public string? ApiVersion { get; private init; }
    public DateTimeOffset? TriggeredAt { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public string? Body { get; private init; }
    public string State { get; private init; } = "";
    public DateTimeOffset? ProcessedAt { get; private init; }
    public string? Error { get; private init; }
}

namespace ShopifySync.Infrastructure.Security;

/// <summary>The answer once given to a POST with an Idempotency-Key: the same key and body get it again.</summary>
public sealed class IdempotencyKey
{
    public Guid UserId { get; init; }
    public string Key { get; init; } = "";
    public string RequestHash { get; init; } = "";
    public int? Status { get; set; }
    public string? ContentType { get; set; }
    public string? Body { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

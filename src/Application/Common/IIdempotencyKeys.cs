namespace ShopifySync.Application.Common;

/// <summary>Remembers answers by the key that came with the request, so that a repeated POST is answered and not done again.</summary>
public interface IIdempotencyKeys
{
    Task<IdempotencyClaim> Claim(Guid user, string key, string requestHash, CancellationToken ct);

    Task Keep(Guid user, string key, KeptAnswer answer, CancellationToken ct);

    /// <summary>The request failed on our side: the same key may try again.</summary>
    Task Release(Guid user, string key, CancellationToken ct);

    /// <summary>Forgets those older than a moment; answers how many.</summary>
    Task<int> Forget(DateTimeOffset before, CancellationToken ct);
}

public sealed record KeptAnswer(int Status, string? ContentType, string Body);

public abstract record IdempotencyClaim
{
    private IdempotencyClaim() { }

    /// <summary>Nobody used this key before: do it.</summary>
    public sealed record Fresh : IdempotencyClaim;

    public sealed record Answered(KeptAnswer Answer) : IdempotencyClaim;

    public sealed record StillRunning : IdempotencyClaim;

    /// <summary>The key was used for another request.</summary>
    public sealed record Misused : IdempotencyClaim;
}

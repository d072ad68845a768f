namespace ShopifySync.Domain.Users;

/// <summary>A named token with which a program acts for a user. Only its hash is kept.</summary>
public sealed class ApiToken
{
    private ApiToken() { } // EF Core

    public ApiToken(Guid user, string name, string hash, DateTimeOffset at) =>
        (Id, UserId, Name, Hash, CreatedAt) = (Guid.CreateVersion7(), user, name, hash, at);

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }
    public string Name { get; private init; } = "";
    public string Hash { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Used(DateTimeOffset at) => LastUsedAt = at;

    public void Revoke(DateTimeOffset at) => RevokedAt = at;
}

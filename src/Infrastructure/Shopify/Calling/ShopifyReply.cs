using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Shopify.Calling;

internal enum BodyKind
{
    Json,
    Html,
    Empty,

    /// <summary>It begins like JSON and is cut off or garbled.</summary>
    BrokenJson,
    Other,
}

/// <summary>One entry of the top-level <c>errors</c>.</summary>
/// <param name="RequiredAccess"><c>extensions.requiredAccess</c>: the scopes, in backquotes, that an ACCESS_DENIED asks for.</param>
internal sealed record GraphQLError(string Message, string? Code, string? RequiredAccess = null, string? RequestId = null);

/// <summary>What an answer says about itself, without its data: all that is needed to judge it.</summary>
internal sealed record ShopifyReply(int Status, BodyKind Body)
{
    public TimeSpan? RetryAfter { get; init; }
    public string? Version { get; init; }
    public bool HasData { get; init; }
    public IReadOnlyList<GraphQLError> Errors { get; init; } = [];

    /// <summary><c>extensions.search[].warnings</c>: parts of a filter that Shopify did not understand and left out.</summary>
    public IReadOnlyList<string> SearchWarnings { get; init; } = [];

    public QueryCost? Cost { get; init; }
}

namespace ShopifySync.Domain.Common;

/// <summary>What kind of refusal an <see cref="Error"/> is; one place in Web turns it into an HTTP status.</summary>
public enum ErrorKind
{
    Invalid,
    NotFound,
    Conflict,
    Forbidden,
    Refused,
    Unavailable,
}

/// <summary>An expected failure: a stable code for programs, a plain sentence for people and the step to take next.</summary>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? NextStep = null);

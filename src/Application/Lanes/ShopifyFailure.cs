using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Lanes;

/// <summary>What a failed call to Shopify means for the operation that made it.</summary>
public enum FailureClass
{
    /// <summary>It did not happen and may work later: try again after a pause.</summary>
    Transient,

    /// <summary>The bucket was empty: the pacer's business, never counted as an attempt.</summary>
    Throttled,

    /// <summary>The query costs more than one query may: ask for less.</summary>
    TooExpensive,

    /// <summary>Shopify understood and said no; another try changes nothing.</summary>
    Refused,

    /// <summary>Token, scope, frozen or locked shop: the whole lane waits for a person.</summary>
    FatalForStore,

    /// <summary>A write was sent and no answer came: it may or may not have happened. Wait, read back, then decide.</summary>
    UnknownOutcome,
}

/// <summary>A call to Shopify that failed, already classified. Caught by the lane runner only.</summary>
public sealed class ShopifyCallException(FailureClass failureClass, Error error, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(error.Message, inner)
{
    public FailureClass FailureClass { get; } = failureClass;
    public Error Error { get; } = error;

    /// <summary>How long Shopify asked us to wait, or how long an unknown write may still take effect.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The store answers nobody at the moment: the operation is not to blame, and waits without losing an attempt.</summary>
    public bool StoreIsDown { get; init; }
}

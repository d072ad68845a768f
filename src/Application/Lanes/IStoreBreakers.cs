using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>Whether calls to a store go through, or rest because too many of them failed.</summary>
public interface IStoreBreakers
{
    StoreBreaker Of(StoreId store);
}

public enum BreakerState
{
    /// <summary>Calls go through.</summary>
    Closed,

    /// <summary>Calls rest until the moment that is named.</summary>
    Open,

    /// <summary>One call tries whether the store answers again.</summary>
    Trying,
}

/// <param name="Since">When the calls began to rest; null while they go through.</param>
/// <param name="Until">When the next one tries.</param>
/// <param name="Because">The last failure in words.</param>
public sealed record StoreBreaker(BreakerState State, DateTimeOffset? Since = null, DateTimeOffset? Until = null, string? Because = null)
{
    public static StoreBreaker Closed { get; } = new(BreakerState.Closed);
}

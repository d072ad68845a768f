using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Operations;

public static class LaneErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Lane.NotFound", "There is no such lane.", "A store's lane appears once it is connected.");

    public static Error AlreadyPaused { get; } = new(ErrorKind.Conflict, "Lane.AlreadyPaused", "This lane is paused already.", "Reload to see why.");

    public static Error NotPaused { get; } = new(ErrorKind.Conflict, "Lane.NotPaused", "This lane is not paused.");

    public static Error CheckInStale { get; } = new(ErrorKind.Unavailable, "Lane.CheckInStale",
        "This node has not checked in for its lane lately, so it sends nothing.", "It goes on by itself when the database answers, here or on another node.");

    public static Error StoreNeedsAttention(string reason) => new(ErrorKind.Conflict, "Lane.StoreNeedsAttention",
        $"Shopify refuses this store: {reason}", "Mend the cause, then test the connection under Stores: the lane goes on by itself.");
}

using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Monitoring;

/// <summary>What the calls with one document cost one store within one hour.</summary>
public sealed class CallCost
{
    public const int LongestDocument = 60;

    private CallCost() { } // EF Core

    public CallCost(StoreId store, DateTimeOffset hour, string document, CallSums sums) =>
        (StoreId, Hour, Document, Calls, Points, Throttled) = (store, hour, document, sums.Calls, sums.Points, sums.Throttled);

    public StoreId StoreId { get; private init; }

    /// <summary>Its beginning, in UTC.</summary>
    public DateTimeOffset Hour { get; private init; }

    public string Document { get; private init; } = "";
    public int Calls { get; private set; }
    public long Points { get; private set; }
    public int Throttled { get; private set; }
}

/// <param name="Points">What Shopify charged; a call without an answer may have cost something that nobody told.</param>
/// <param name="Throttled">Calls that were refused because the bucket was empty.</param>
public readonly record struct CallSums(int Calls, long Points, int Throttled)
{
    public static CallSums operator +(CallSums a, CallSums b) => new(a.Calls + b.Calls, a.Points + b.Points, a.Throttled + b.Throttled);

    public CallSums Add(CallSums other) => this + other;
}

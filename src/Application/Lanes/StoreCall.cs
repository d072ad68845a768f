using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>On whose behalf a store is called, how urgent it is, and what it has cost so far (actual points, calls).</summary>
/// <param name="lease">The run of the lane that calls; null for a call that a person waits for.</param>
public sealed class StoreCall(StoreId store, OperationPriority priority, ILaneLease? lease = null)
{
    public ILaneLease? Lease { get; } = lease;
    public StoreId Store { get; } = store;
    public OperationPriority Priority { get; } = priority;
    public int Points { get; private set; }
    public int Calls { get; private set; }

    public void Charge(int points) => (Points, Calls) = (Points + points, Calls + 1);
}

using System.Collections.Concurrent;

namespace ShopifySync.Application.Lanes;

/// <summary>How many workers each lane that runs in this process uses. Another node's lanes are not in it.</summary>
public sealed class LaneGauges
{
    private readonly ConcurrentDictionary<string, int> _workers = new();

    public int? WorkersOf(string laneId) => _workers.TryGetValue(laneId, out var workers) ? workers : null;

    internal void Set(string laneId, int workers) => _workers[laneId] = workers;

    internal void Remove(string laneId) => _workers.TryRemove(laneId, out _);
}

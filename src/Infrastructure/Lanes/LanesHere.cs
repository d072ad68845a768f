using System.Collections.Concurrent;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>The lanes that run in this process: a bell is enough to wake them.</summary>
internal sealed class LanesHere
{
    private readonly ConcurrentDictionary<string, int> _running = new();

    public void Began(string laneId) => _running.AddOrUpdate(laneId, 1, (_, count) => count + 1);

    public void Ended(string laneId) => _running.AddOrUpdate(laneId, 0, (_, count) => count - 1);

    public bool Runs(string laneId) => _running.GetValueOrDefault(laneId) > 0;
}

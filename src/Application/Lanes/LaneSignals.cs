using System.Collections.Concurrent;

namespace ShopifySync.Application.Lanes;

/// <summary>In-process signals to running lanes: one bell each, which rings once however often it was struck.</summary>
public sealed class LaneSignals
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _bells = new();

    public void Ring(string laneId)
    {
        var bell = Bell(laneId);
        if (bell.CurrentCount == 0)
            bell.Release();
    }

    public Task<bool> Wait(string laneId, TimeSpan atMost, CancellationToken ct) => Bell(laneId).WaitAsync(atMost, ct);

    private SemaphoreSlim Bell(string laneId) => _bells.GetOrAdd(laneId, _ => new SemaphoreSlim(0));
}

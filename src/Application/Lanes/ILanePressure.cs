namespace ShopifySync.Application.Lanes;

/// <summary>What holds a lane back at the moment.</summary>
public interface ILanePressure
{
    /// <summary>Calls of this lane's store that wait for points.</summary>
    int QueuedAtPacer(string laneId);

    /// <summary>True while the process uses more of its memory than the threshold allows.</summary>
    bool MemoryIsShort { get; }
}

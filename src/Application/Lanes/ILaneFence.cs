namespace ShopifySync.Application.Lanes;

/// <summary>
/// Keeps a runner that lost its lane without noticing (it was paused, or cut off from the database) from sending, and makes
/// the one who took the lane over wait until it cannot send any more.
/// </summary>
public interface ILaneFence
{
    /// <summary>How this node is known to the others.</summary>
    string Node { get; }

    /// <summary>How long a write of a runner that was overtaken may still be under way after that; zero where a lane cannot be overtaken.</summary>
    TimeSpan StrayWrites { get; }

    /// <summary>Begins to check in for a lane that was just taken. Dispose to let go of it.</summary>
    ILaneLease Hold(string laneId, int epoch, bool tookOver);
}

/// <summary>A lane held by this node, for one run.</summary>
public interface ILaneLease : IAsyncDisposable
{
    /// <summary>Cancelled when another node has taken the lane.</summary>
    CancellationToken Lost { get; }

    /// <summary>Whether the check-in is fresh, on a clock that goes on while the process is stopped. Asked immediately before each send.</summary>
    bool MaySend { get; }

    /// <summary>Waits until a runner before, from which the lane was taken over, cannot begin a write any more.</summary>
    Task BeforeFirstWrite(CancellationToken ct);
}

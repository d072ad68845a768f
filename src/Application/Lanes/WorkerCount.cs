namespace ShopifySync.Application.Lanes;

/// <summary>How many workers a lane uses: more while work waits and the pacer lets it through, fewer under pressure. Pure.</summary>
public static class WorkerCount
{
    /// <param name="queuedAtPacer">Calls that wait for points: more workers would only wait as well.</param>
    public static int Next(int current, int waiting, int queuedAtPacer, bool memoryIsShort, LaneOptions options)
    {
        if (memoryIsShort)
            return options.MinWorkers;
        if (queuedAtPacer > current)
            return Math.Max(options.MinWorkers, current - 1);

        return waiting > 0 ? Math.Min(options.MaxWorkers, current + 2) : Math.Max(options.MinWorkers, current - 1);
    }
}

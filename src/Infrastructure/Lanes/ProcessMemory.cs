using System.Globalization;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// What this process uses, and what it may use: its container's limit where there is one, else the machine's memory. The
/// collector's own figure is three quarters of a container's limit, and says nothing of what other parts of the process use.
/// </summary>
internal static class ProcessMemory
{
    private const string Cgroup2 = "sys/fs/cgroup/memory.max";
    private const string Cgroup1 = "sys/fs/cgroup/memory/memory.limit_in_bytes";
    private static readonly Lazy<long> OfThisMachine = new(() => LimitBelow("/"));

    public static long Limit => OfThisMachine.Value;

    public static long Used => Environment.WorkingSet;

    /// <param name="root">Where the file system begins; a test's folder.</param>
    public static long LimitBelow(string root)
    {
        var machine = Math.Max(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, 1);
        foreach (var file in new[] { Cgroup2, Cgroup1 }.Select(f => Path.Combine(root, f)).Where(File.Exists))
        {
            // "max", or a number beyond all memory: no limit is set.
            if (long.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var limit) && limit > 0 && limit < long.MaxValue / 2)
                return limit;
        }

        return machine;
    }
}

using System.Globalization;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Testing;

/// <summary>Counters that the database would have incremented, written as <c>Seen=3 Staged=1</c>.</summary>
public static class BatchCounting
{
    public static SyncBatch Counting(this SyncBatch batch, string counts)
    {
        foreach (var part in counts.Split(' '))
        {
            var (name, value) = (part.Split('=')[0], int.Parse(part.Split('=')[1], CultureInfo.InvariantCulture));
            typeof(BatchCounts).GetProperty(name)!.SetValue(batch.Counts, value);
        }

        return batch;
    }
}

using Microsoft.Extensions.Options;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Operations;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Lanes;

internal sealed class LanePressure(StorePacers pacers, IOptions<LaneOptions> options) : ILanePressure
{
    public bool MemoryIsShort
    {
        get
        {
            var memory = GC.GetGCMemoryInfo();
            return memory.TotalAvailableMemoryBytes > 0
                && 100.0 * Environment.WorkingSet / memory.TotalAvailableMemoryBytes > options.Value.MemoryThresholdPercent;
        }
    }

    public int QueuedAtPacer(string laneId) => Lane.StoreOf(laneId) is { } store ? pacers.Of(store).Queued : 0;
}

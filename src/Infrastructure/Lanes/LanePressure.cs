using Microsoft.Extensions.Options;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Operations;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Lanes;

internal sealed class LanePressure(StorePacers pacers, IOptions<LaneOptions> options) : ILanePressure
{
    public bool MemoryIsShort => 100.0 * ProcessMemory.Used / Limit > options.Value.MemoryThresholdPercent;

    private long Limit => options.Value.MemoryLimitMegabytes is { } set ? set * 1_048_576L : ProcessMemory.Limit;

    public int QueuedAtPacer(string laneId) => Lane.StoreOf(laneId) is { } store ? pacers.Of(store).Queued : 0;
}

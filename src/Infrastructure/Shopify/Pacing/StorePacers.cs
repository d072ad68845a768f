using System.Collections.Concurrent;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>One pacer for each store, since Shopify keeps one bucket for each app and store.</summary>
internal sealed class StorePacers(TimeProvider clock) : IPointBudget, IDisposable
{
    private readonly ConcurrentDictionary<StoreId, Lazy<CostPacer>> _pacers = new();

    public CostPacer Of(StoreId store) => _pacers.GetOrAdd(store, _ => new Lazy<CostPacer>(() => new CostPacer(clock))).Value;

    PointBudget? IPointBudget.Of(StoreId store) => Of(store).Budget;

    public void Dispose()
    {
        foreach (var pacer in _pacers.Values.Where(p => p.IsValueCreated))
            pacer.Value.Dispose();
    }
}

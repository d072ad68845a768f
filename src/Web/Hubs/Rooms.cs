using ShopifySync.Application.Batches;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Hubs;

/// <summary>What one connection watches: batches, and stores with all of their batches and what belongs to no store alone.</summary>
internal sealed class Rooms
{
    private readonly Lock _gate = new();
    private readonly HashSet<BatchId> _batches = [];
    private readonly HashSet<StoreId> _stores = [];

    public void Join(BatchId batch)
    {
        lock (_gate)
            _batches.Add(batch);
    }

    public void Join(StoreId store)
    {
        lock (_gate)
            _stores.Add(store);
    }

    public void Leave(BatchId batch)
    {
        lock (_gate)
            _batches.Remove(batch);
    }

    public bool Have(NumberedEvent happened) => Have(happened.BatchId, happened.StoreId);

    public bool Have(BatchMoment moment) => Have(moment.Id, moment.StoreId);

    private bool Have(BatchId? batch, StoreId? store)
    {
        lock (_gate)
            return (batch is { } b && _batches.Contains(b)) || (store is { } s ? _stores.Contains(s) : _stores.Count > 0);
    }
}

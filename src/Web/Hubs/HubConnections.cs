using System.Collections.Concurrent;
using ShopifySync.Application.Batches;

namespace ShopifySync.Web.Hubs;

/// <summary>Everyone who is connected to this node.</summary>
internal sealed class HubConnections
{
    private readonly ConcurrentDictionary<string, HubConnection> _connections = new();

    public bool Any => !_connections.IsEmpty;

    public void Add(string id, HubConnection connection) => _connections[id] = connection;

    public HubConnection Of(string id) => _connections[id];

    public void Remove(string id)
    {
        if (_connections.TryRemove(id, out var connection))
            connection.Dispose();
    }

    public void Offer(BatchMoment moment)
    {
        foreach (var (_, connection) in _connections)
            connection.Offer(moment);
    }
}

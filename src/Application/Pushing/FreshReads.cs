using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// Reads products again just before they are written. Workers that ask at about the same moment share one
/// <c>nodes(ids:)</c> query, whose cost hardly rises with the number of ids.
/// </summary>
public sealed class FreshReads(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MostIds = 25;
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(15);
    private readonly ConcurrentDictionary<StoreId, Gathering> _gatherings = new();

    /// <summary>The product as the store has it now, and when the read began; null where it no longer exists.</summary>
    public async Task<(RemoteProduct? Product, DateTimeOffset ReadBegan)> Read(StoreCall call, string remoteId, CancellationToken ct)
    {
        Gathering gathering;
        while (!(gathering = _gatherings.GetOrAdd(call.Store, _ => new Gathering())).TryJoin(remoteId))
            _gatherings.TryRemove(KeyValuePair.Create(call.Store, gathering));

        if (gathering.IsLedBy(remoteId))
            await Lead(gathering, call, ct);
        var page = await gathering.Page.WaitAsync(ct);
        if (page.Unreadable.FirstOrDefault(u => u.RemoteId == remoteId) is { } unreadable)
            throw new ShopifyCallException(FailureClass.Refused, Unreadable(unreadable));

        return (page.Products.FirstOrDefault(p => p.RemoteId == remoteId), page.ReadBegan);
    }

    /// <summary>The first to ask waits a moment for others, then reads for all; the cost is charged to it.</summary>
    private async Task Lead(Gathering gathering, StoreCall call, CancellationToken ct)
    {
        try
        {
            await Task.Delay(GatherFor, clock, ct);
            _gatherings.TryRemove(KeyValuePair.Create(call.Store, gathering));
            await using var scope = scopes.CreateAsyncScope();
            var reader = scope.ServiceProvider.GetRequiredService<IShopifyCatalogReader>();
            gathering.Give(await reader.ReadByIds(call, gathering.Close(), ct));
        }
        catch (Exception failure)
        {
            gathering.Fail(failure);
            throw;
        }
    }

    private static Error Unreadable(UnreadableProduct product) => new(
        ErrorKind.Refused, "Push.Unreadable", $"The store's answer about {product.RemoteId} could not be understood: {product.Reason}",
        "Look at the product in the store's admin; nothing was written.");

    private sealed class Gathering
    {
        private readonly Lock _lock = new();
        private readonly List<string> _ids = [];
        private readonly TaskCompletionSource<ProductPage> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _closed;

        public Task<ProductPage> Page => _page.Task;

        public bool TryJoin(string id)
        {
            lock (_lock)
            {
                if (_closed || _ids.Count >= MostIds || _ids.Contains(id))
                    return false;
                _ids.Add(id);
                return true;
            }
        }

        public bool IsLedBy(string id)
        {
            lock (_lock)
                return _ids[0] == id;
        }

        public IReadOnlyList<string> Close()
        {
            lock (_lock)
            {
                _closed = true;
                return [.. _ids];
            }
        }

        public void Give(ProductPage page) => _page.TrySetResult(page);

        public void Fail(Exception failure)
        {
            lock (_lock)
                _closed = true;

            // Each of those who joined fails for the reason of the one who led, and decides by it for itself.
            _page.TrySetException(failure is OperationCanceledException
                ? new ShopifyCallException(FailureClass.Transient, new Error(ErrorKind.Unavailable, "Push.ReadStopped", "The shared read was stopped."), inner: failure)
                : failure);
        }
    }
}

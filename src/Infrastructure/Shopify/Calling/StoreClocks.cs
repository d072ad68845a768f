using System.Collections.Concurrent;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>Reads the <c>Date</c> of each answer.</summary>
/// <remarks>It is cut to the second and some time old when it is read: both make the store's time a little earlier than it is, which is the safe side.</remarks>
internal sealed class StoreClocks : IStoreClocks
{
    private readonly ConcurrentDictionary<ShopDomain, TimeSpan> _ahead = new();

    public DateTimeOffset? At(ShopDomain shop, DateTimeOffset ours) => _ahead.TryGetValue(shop, out var ahead) ? ours - ahead : null;

    public void Heard(ShopDomain shop, DateTimeOffset? theirs, DateTimeOffset ours)
    {
        if (theirs is { } date)
            _ahead[shop] = ours - date;
    }
}

using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

internal readonly record struct CallAccount(StoreId Store, DateTimeOffset Hour, string Document);

/// <summary>What calls cost, by store, hour and document, until it is written. Batches have their own exact sums.</summary>
internal sealed class CallAccounts(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Dictionary<CallAccount, CallSums> _open = [];

    public void Note(StoreId store, string document, double points, bool throttled)
    {
        var now = clock.GetUtcNow();
        var account = new CallAccount(store, new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero), document);
        Add(account, new CallSums(1, (long)Math.Ceiling(points), throttled ? 1 : 0));
    }

    public IReadOnlyDictionary<CallAccount, CallSums> Take()
    {
        lock (_gate)
        {
            var taken = _open;
            _open = [];
            return taken;
        }
    }

    public void Add(CallAccount account, CallSums sums)
    {
        lock (_gate)
            _open[account] = _open.GetValueOrDefault(account) + sums;
    }
}

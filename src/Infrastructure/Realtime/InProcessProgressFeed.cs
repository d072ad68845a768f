using Microsoft.Extensions.Logging;
using ShopifySync.Application.Monitoring;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>Carries "these rows changed" from whoever committed them to the pages of this process.</summary>
internal sealed class InProcessProgressFeed(TimeProvider clock, ILogger<InProcessProgressFeed> log) : IProgressFeed
{
    private readonly Lock _gate = new();
    private ThrottledSubscription[] _subscriptions = [];

    public void Publish(RowsChanged changed)
    {
        foreach (var subscription in Volatile.Read(ref _subscriptions))
            subscription.Offer(changed);
    }

    public IDisposable Subscribe(Func<RowsChanged, Task> onChanged, params IReadOnlyCollection<string> topics)
    {
        var subscription = new ThrottledSubscription(onChanged, topics, clock, log, Remove);
        lock (_gate)
            _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    private void Remove(ThrottledSubscription subscription)
    {
        lock (_gate)
            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
    }
}

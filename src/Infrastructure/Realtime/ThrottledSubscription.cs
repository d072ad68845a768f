using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Monitoring;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>
/// Calls one watcher at most ten times a second, with the latest of each topic, and never twice at once. The first
/// change after a pause goes out immediately; the last one of a burst is never lost.
/// </summary>
internal sealed class ThrottledSubscription(
    Func<RowsChanged, Task> onChanged, IReadOnlyCollection<string> topics, TimeProvider clock, ILogger log, Action<ThrottledSubscription> removed) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly FrozenSet<string> _topics = topics.ToFrozenSet(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RowsChanged> _pending = [];
    private readonly CancellationTokenSource _ended = new();
    private bool _draining;

    public void Offer(RowsChanged changed)
    {
        if (!_topics.Contains(changed.Topic))
            return;

        lock (_gate)
        {
            if (_ended.IsCancellationRequested)
                return;

            _pending[changed.Topic] = changed;
            if (_draining)
                return;

            _draining = true;
        }

        _ = Drain();
    }

    public void Dispose()
    {
        _ended.Cancel();
        removed(this);
    }

    private async Task Drain()
    {
        // The publisher is a lane that has just committed: it does not wait for pages.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (TakePending() is { Length: > 0 } changes)
        {
            foreach (var changed in changes)
                await Tell(changed);

            await Task.Delay(Interval, clock, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RowsChanged[] TakePending()
    {
        lock (_gate)
        {
            RowsChanged[] taken = _ended.IsCancellationRequested ? [] : [.. _pending.Values];
            _pending.Clear();
            _draining = taken.Length > 0;
            return taken;
        }
    }

    private async Task Tell(RowsChanged changed)
    {
        try
        {
            await onChanged(changed);
        }
#pragma warning disable CA1031 // A page that fails to redraw must not end the updates of its next try; what went wrong is in the log.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            log.LogWarning(problem, "A watcher of {Topic} failed", changed.Topic);
        }
    }
}

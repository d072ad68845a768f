using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// Lets calls to one store go when its bucket holds their cost, the most urgent first and in order of arrival among equals.
/// A cheap call never overtakes an expensive one of the same urgency: the expensive one would starve.
/// </summary>
internal sealed class CostPacer : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly Lock _gate = new();
    private readonly CostBucket _bucket = new();
    private readonly PriorityQueue<Waiting, (OperationPriority, long)> _queue = new();
    private readonly ITimer _timer;
    private long _arrivals;

    public CostPacer(TimeProvider clock)
    {
        (_clock, _started) = (clock, clock.GetTimestamp());
        _timer = clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls that wait for points.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
                return _queue.Count;
        }
    }

    /// <summary>What the bucket is believed to hold; null before the store's first answer.</summary>
    public PointBudget? Budget
    {
        get
        {
            lock (_gate)
                return _bucket.Budget(Now);
        }
    }

    /// <summary>Returns when the call may be sent; its cost is then taken. Every reservation ends in Settle or Lose.</summary>
    public async Task<Reservation> Reserve(double cost, OperationPriority priority, CancellationToken ct)
    {
        var waiting = new Waiting(cost, priority);
        lock (_gate)
            _queue.Enqueue(waiting, (priority, _arrivals++));

        await using var giveUp = ct.Register(() => waiting.Turn.TrySetCanceled(ct));
        Pump();
        return await waiting.Turn.Task;
    }

    public void Settle(Reservation reserved, QueryCost cost)
    {
        lock (_gate)
            _bucket.Answered(reserved, cost, Now);
        Pump();
    }

    public void Lose(Reservation reserved)
    {
        lock (_gate)
            _bucket.Lost(reserved, Now);
        Pump();
    }

    public void Dispose() => _timer.Dispose();

    private TimeSpan Now => _clock.GetElapsedTime(_started);

    private void Pump()
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out var next, out _))
            {
                if (next.Turn.Task.IsCompleted)
                {
                    _queue.Dequeue();
                    continue;
                }

                var wait = _bucket.WaitFor(next.Cost, next.Priority == OperationPriority.Critical, Now);
                if (wait is null)
                    return;
                if (wait > TimeSpan.Zero)
                {
                    // Timers count whole milliseconds: rounded up, else the last one is spent waking too early.
                    _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.Value.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                    return;
                }

                _queue.Dequeue();
                var reserved = _bucket.Take(next.Cost, Now);
                if (!next.Turn.TrySetResult(reserved))
                    _bucket.GiveBack(reserved);
            }
        }
    }

    private sealed record Waiting(double Cost, OperationPriority Priority)
    {
        /// <summary>Continues elsewhere: nobody else's code runs under our lock.</summary>
        public TaskCompletionSource<Reservation> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Threading.Channels;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// SQLite has one writer. Waiting for it here, in order and people first, is fair; waiting inside SQLite is not (it polls).
/// </summary>
internal sealed class SqliteWriteGate : IWriteGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _foreground = [];
    private readonly LinkedList<TaskCompletionSource> _background = [];
    private readonly Channel<bool> _written = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool _taken;

    /// <summary>Comes back when somebody has written since it came back the last time.</summary>
    public ValueTask<bool> Written(CancellationToken ct) => _written.Reader.ReadAsync(ct);

    public async Task<IDisposable> Enter(bool foreground, CancellationToken ct)
    {
        var queue = foreground ? _foreground : _background;
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return new Pass(this);
            }

            place = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var registration = ct.Register(() =>
        {
            lock (_lock)
            {
                if (place.List is null)
                    return; // its turn came first
                queue.Remove(place);
            }

            place.Value.TrySetCanceled(ct);
        });
        await place.Value.Task;
        return new Pass(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            _written.Writer.TryWrite(true);
            var next = _foreground.First ?? _background.First;
            if (next is null)
            {
                _taken = false;
                return;
            }

            next.List!.Remove(next);
            next.Value.TrySetResult();
        }
    }

    private sealed class Pass(SqliteWriteGate gate) : IDisposable
    {
        private SqliteWriteGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}

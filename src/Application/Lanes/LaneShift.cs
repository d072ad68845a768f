using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>One run of one lane: its workers, from the first operation to the last that is due.</summary>
internal sealed class LaneShift(LaneRunner runner, string laneId, int epoch, ILaneLease lease)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How long a runner stays for operations that are not due yet, before it ends and is woken for them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Task<OperationEnd>, SyncOperation> _running = [];
    private int _workers = runner.Options.MinWorkers;
    private Task<bool>? _bell;
    private bool _stopping;

    public async Task<DateTimeOffset?> Work(CancellationToken ct)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var waiting = _stopping ? 0 : await StartMore(ct);
                if (_running.Count > 0)
                {
                    await AwaitOne(listening.Token);
                    continue;
                }

                if (_stopping)
                    return null;
                if (Breaker is { State: BreakerState.Open, Until: { } until })
                {
                    if (until - runner.Clock.GetUtcNow() is var rest && rest > Patience)
                        return until;
                    await Rest(rest, listening.Token);
                    continue;
                }

                if (waiting > 0 || await runner.InScope(s => s.GetRequiredService<Dependants>().GiveUp(laneId, epoch, ct)))
                    continue;

                var due = await runner.InScope(s => s.GetRequiredService<OperationQueue>().NextDue(laneId, ct));
                var wait = due - runner.Clock.GetUtcNow();
                if (wait is null || wait > Patience)
                    return due;
                if (wait > TimeSpan.Zero)
                    await Rest(wait.Value, listening.Token);
            }

            return null;
        }
        finally
        {
            runner.Gauges.Remove(laneId);
            await listening.CancelAsync();
            await Task.WhenAll(_running.Keys);
        }
    }

    private StoreBreaker Breaker => Lane.StoreOf(laneId) is { } store ? runner.Breakers.Of(store) : StoreBreaker.Closed;

    private async Task<int> StartMore(CancellationToken ct)
    {
        // While a store answers nobody, its operations wait where they are; then one tries, and the rest follows it.
        var places = Breaker.State switch
        {
            BreakerState.Open => 0,
            BreakerState.Trying => 1,
            _ => _workers,
        };
        if (places == 0)
            return 0;

        // One place is always kept for Critical.
        var free = Math.Max(0, Math.Max(1, places - 1) - _running.Count);
        var busy = _running.Values.Select(o => o.SubjectKey).OfType<string>().ToHashSet();
        var (started, waiting) = await runner.InScope(s =>
            s.GetRequiredService<OperationQueue>().Start(laneId, epoch, free, Math.Max(0, places - _running.Count), busy, ct));
        foreach (var operation in started)
            _running.Add(RunOne(operation, ct), operation);

        _workers = WorkerCount.Next(_workers, waiting, runner.Pressure.QueuedAtPacer(laneId), runner.Pressure.MemoryIsShort, runner.Options);
        runner.Gauges.Set(laneId, _workers);
        return started.Count == 0 ? 0 : waiting;
    }

    private async Task AwaitOne(CancellationToken ct)
    {
        await Heard(Task.WhenAny([.. _running.Keys, Bell(ct)]));
        foreach (var (task, _) in _running.Where(r => r.Key.IsCompleted).ToList())
        {
            _running.Remove(task);
            if (await task is OperationEnd.LanePaused or OperationEnd.Overtaken)
                _stopping = true;
        }
    }

    private async Task<OperationEnd> RunOne(SyncOperation operation, CancellationToken ct)
    {
        // SQLite answers synchronously: without this, operations would run one after another.
        await Task.Yield();
        var end = await runner.InScope(s => s.GetRequiredService<OperationRun>().Run(operation, epoch, lease, ct));
        if (end == OperationEnd.Ended && operation.BatchId is { } batch)
        {
            // Not cancellable: the operation is done, and its batch should say so even while the server stops.
            await runner.InScope(s => s.GetRequiredService<BatchCloser>().TryClose(batch, CancellationToken.None));
        }

        if (end == OperationEnd.Overtaken)
            runner.Log.LogWarning("Lane {Lane} was overtaken at epoch {Epoch} or {Kind} was cancelled", laneId, epoch, operation.Kind);
        return end == OperationEnd.Overtaken && !await IsOvertaken() ? OperationEnd.Ended : end;
    }

    /// <summary>Until it rings, at most until something is due.</summary>
    private async Task Rest(TimeSpan due, CancellationToken ct)
    {
        await Heard(Task.WhenAny(Bell(ct), Task.Delay(due < Poll ? due : Poll, ct)));
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>A ring is for one listener, so there is one at most: another, left from a round before, would swallow it.</summary>
    private Task<bool> Bell(CancellationToken ct) => _bell ??= runner.Signals.Wait(laneId, Poll, ct);

    /// <summary>A ring that came while the round before still chose what to start is heard now.</summary>
    private async Task Heard(Task<Task> waited)
    {
        await waited;
        if (_bell is { IsCompleted: true })
            _bell = null;
    }

    private Task<bool> IsOvertaken() => runner.InScope(s =>
        s.GetRequiredService<IAppDbContext>().Lanes.AnyAsync(l => l.Id == laneId && l.Epoch != epoch, CancellationToken.None));
}

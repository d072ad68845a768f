using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Monitoring;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>The tail of the numbered events in memory, for watchers who keep up; the rows themselves for those who were away.</summary>
internal sealed class EventLog(IServiceScopeFactory scopes, InProcessProgressFeed feed) : IEventLog
{
    private const int Remembered = 1_000;
    private const int PageSize = 500;

    private readonly Lock _gate = new();
    private readonly List<NumberedEvent> _tail = [];
    private Action[] _watchers = [];
    private long _latest = -1;

    public long Latest => Math.Max(0, Interlocked.Read(ref _latest));

    public async Task<IReadOnlyList<NumberedEvent>?> After(long number, CancellationToken ct)
    {
        lock (_gate)
        {
            if (number == Latest)
                return [];
            if (number > Latest)
                return null;
            if (_tail.Count > 0 && _tail[0].Number <= number + 1)
                return [.. _tail.SkipWhile(e => e.Number <= number).Take(PageSize)];
        }

        var page = await Read(number, ct);
        return page.Count > 0 && page[0].Number == number + 1 ? page : null;
    }

    public IDisposable OnMore(Action more)
    {
        lock (_gate)
            _watchers = [.. _watchers, more];
        return new Watch(this, more);
    }

    /// <summary>Takes up what was numbered since the last look, here or on another node, and tells pages and watchers. Called by the sequencer alone.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        if (_latest < 0)
            Interlocked.Exchange(ref _latest, await LastNumber(ct));

        while (await Read(_latest, ct) is { Count: > 0 } fresh)
            Take(fresh);
    }

    private void Take(IReadOnlyList<NumberedEvent> fresh)
    {
        lock (_gate)
        {
            _tail.AddRange(fresh);
            if (_tail.Count > Remembered)
                _tail.RemoveRange(0, _tail.Count - Remembered);
            Interlocked.Exchange(ref _latest, fresh[^1].Number);
        }

        foreach (var more in Volatile.Read(ref _watchers))
            more();

        // Also of another node's: pages here load anew.
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        foreach (var batch in fresh.Select(e => e.BatchId).OfType<Domain.Batches.BatchId>().Distinct())
        {
            feed.Publish(new RowsChanged(RowsChanged.Batches));
            feed.Publish(new RowsChanged(RowsChanged.Batch(batch)));
        }
    }

    private async Task<long> LastNumber(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<EventCounter>().Select(c => c.Last).FirstAsync(ct);
    }

    private async Task<List<NumberedEvent>> Read(long after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Events.AsNoTracking()
            .Where(e => e.Number > after).OrderBy(e => e.Number).Take(PageSize)
            .Select(e => new NumberedEvent(e.Number!.Value, e.Type, e.Message, e.StoreId, e.BatchId, e.By, e.At)).ToListAsync(ct);
    }

    private void Remove(Action more)
    {
        lock (_gate)
            _watchers = [.. _watchers.Where(w => w != more)];
    }

    private sealed class Watch(EventLog log, Action more) : IDisposable
    {
        public void Dispose() => log.Remove(more);
    }
}

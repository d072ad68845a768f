using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Shopify;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Checks in every two seconds for each lane that this node runs, as long as nobody else has taken it. On SQLite there is
/// one server, and its file's lock says so: nothing to check.
/// </summary>
internal sealed class LaneFence(
    IServiceScopeFactory scopes, IOptions<DatabaseOptions> database, IOptions<ShopifyOptions> shopify, TimeProvider clock, ILogger<LaneFence> log)
    : BackgroundService, ILaneFence
{
    /// <summary>A runner whose last check-in is older sends nothing more, and others may take its lane.</summary>
    internal static readonly TimeSpan CheckInLimit = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan CheckInEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Lease, byte> _leases = new();

    public string Node => NodeName.Value;

    public TimeSpan StrayWrites => SeveralNodes ? CheckInLimit + shopify.Value.Timeout : TimeSpan.Zero;

    internal bool SeveralNodes { get; } = database.Value.Provider != DatabaseProvider.Sqlite;

    public ILaneLease Hold(string laneId, int epoch, bool tookOver)
    {
        var lease = new Lease(this, laneId, epoch, tookOver && SeveralNodes);
        _leases.TryAdd(lease, 0);
        return lease;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!SeveralNodes)
            return;

        using var timer = new PeriodicTimer(CheckInEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.WhenAll(_leases.Keys.Select(lease => CheckIn(lease, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CheckIn(Lease lease, CancellationToken ct)
    {
        try
        {
            // The moment before the update counts: whatever happens until its answer is on our side of the limit.
            var (at, now) = (clock.GetTimestamp(), clock.GetUtcNow());
            await using var scope = scopes.CreateAsyncScope();
            var held = await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Lanes.Where(l => l.Id == lease.LaneId && l.Epoch == lease.Epoch)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.CheckedInAt, now), ct);
            if (held == 1)
                lease.CheckedIn(at);
            else
                lease.Lose();
        }
#pragma warning disable CA1031 // The check-in grows stale, and with it the right to send: that is what it is for.
        catch (Exception trouble) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(trouble, "Lane {Lane} could not check in", lease.LaneId);
        }
    }

    private long Timestamp => clock.GetTimestamp();

    private TimeSpan Since(long timestamp) => clock.GetElapsedTime(timestamp);

    private Task Pause(TimeSpan wait, CancellationToken ct) => Task.Delay(wait, clock, ct);

    private async Task LetGo(Lease lease)
    {
        _leases.TryRemove(lease, out _);
        if (lease.Lost.IsCancellationRequested)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IAppDbContext>().Lanes.Where(l => l.Id == lease.LaneId && l.Epoch == lease.Epoch)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, (string?)null));
        }
#pragma warning disable CA1031 // Then the next runner waits for the check-in to grow stale.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.LogWarning(trouble, "Lane {Lane} could not be let go of", lease.LaneId);
        }
    }

    private sealed class Lease(LaneFence fence, string laneId, int epoch, bool tookOver) : ILaneLease
    {
        private readonly CancellationTokenSource _lost = new();
        private readonly long _takenAt = fence.Timestamp;
        private long _checkedInAt = fence.Timestamp;

        public string LaneId => laneId;

        public int Epoch => epoch;

        public CancellationToken Lost => _lost.Token;

        public bool MaySend => !fence.SeveralNodes
            || (!_lost.IsCancellationRequested && fence.Since(Interlocked.Read(ref _checkedInAt)) < CheckInLimit);

        public async Task BeforeFirstWrite(CancellationToken ct)
        {
            if (tookOver && CheckInLimit - fence.Since(_takenAt) is { } wait && wait > TimeSpan.Zero)
                await fence.Pause(wait, ct);
        }

        public void CheckedIn(long at) => Interlocked.Exchange(ref _checkedInAt, at);

        public void Lose() => _lost.Cancel();

        public async ValueTask DisposeAsync()
        {
            await fence.LetGo(this);
            _lost.Dispose();
        }
    }
}

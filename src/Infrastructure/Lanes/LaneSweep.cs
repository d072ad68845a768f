using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// Wakes every lane that has work, or a batch to close, and that nobody runs: at start what a server before left behind;
/// with several nodes again and again, since one may die between the commit of an operation and the wake-up for it.
/// </summary>
internal sealed class LaneSweep(IServiceScopeFactory scopes, ILaneWaker waker, LaneFence fence, TimeProvider clock, ILogger<LaneSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Sweep(atStart: true, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!fence.SeveralNodes)
            return;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, clock, stoppingToken);
                await Sweep(atStart: false, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away: the next round looks again.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                log.LogWarning(trouble, "Lanes could not be looked over");
            }
        }
    }

    private async Task Sweep(bool atStart, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var now = clock.GetUtcNow();

        // Lane by lane along the index: operations keep their rows when they are done, and a start must not read millions of them.
        var lanes = await db.Lanes
            .Where(l => db.Operations.Any(o => o.LaneId == l.Id && o.State == OperationState.Ready && (atStart || o.NotBefore <= now))
                || db.Operations.Any(o => o.LaneId == l.Id && o.State == OperationState.Running))
            .Select(l => l.Id).ToListAsync(ct);
        if (atStart)
        {
            var open = await db.Batches.Where(b => b.Status == BatchStatus.Running).Select(b => new { b.StoreId, b.CatalogueId }).Distinct().ToListAsync(ct);
            lanes.AddRange(open.Select(b => b.StoreId is { } store ? Lane.IdOf(store) : Lane.IdOf(b.CatalogueId)));
        }

        var fresh = now - LaneFence.CheckInLimit;
        var notNow = fence.SeveralNodes
            ? await db.Lanes.Where(l => l.PausedBecause != null || (l.RunBy != null && l.CheckedInAt > fresh)).Select(l => l.Id).ToListAsync(ct)
            : [];
        foreach (var lane in lanes.Distinct().Except(notNow))
            await waker.Wake(lane, ct);
    }
}

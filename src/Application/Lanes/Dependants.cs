using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>
/// Operations that wait for another one of their lane. What waits for one that was given up or cancelled would wait for ever:
/// it is given up with it, says so, and hands back what it was to write, as any other that dies. Requeueing the first
/// requeues those that died of it.
/// </summary>
public sealed class Dependants(IAppDbContext db, IServiceProvider services, BatchCloser closer, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>True when there were some; those that wait for them in turn are found next time.</summary>
    public async Task<bool> GiveUp(string laneId, int epoch, CancellationToken ct)
    {
        var left = await db.Operations
            .Where(o => o.LaneId == laneId && o.State == OperationState.Ready && o.DependsOn != null
                && db.Operations.Any(p => p.Id == o.DependsOn && (p.State == OperationState.Dead || p.State == OperationState.Cancelled)))
            .OrderBy(o => o.Seq).Take(AtOnce).ToListAsync(ct);
        foreach (var operation in left)
        {
            var first = await db.Operations.AsNoTracking().FirstAsync(o => o.Id == operation.DependsOn, ct);
            await GiveUp(operation, Because(first), epoch, ct);
        }

        foreach (var batch in left.Select(o => o.BatchId).OfType<Domain.Batches.BatchId>().Distinct())
            await closer.TryClose(batch, ct);
        return left.Count > 0;
    }

    /// <summary>Those that died of it, and of these in turn; what went back to people stays there.</summary>
    internal async Task Requeue(OperationId first, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var died = await db.Operations.Where(o => o.DependsOn == first && o.State == OperationState.Dead).ToListAsync(ct);
        foreach (var operation in died.Where(o => !OperationRow.HandsBack(o.Kind)))
        {
            if (!operation.Requeue(now).IsFailure)
                await Requeue(operation.Id, ct);
        }
    }

    private async Task GiveUp(SyncOperation operation, Error because, int epoch, CancellationToken ct)
    {
        var handler = services.GetRequiredKeyedService<IOperationHandler>(operation.Kind);
        await db.Write(async () =>
        {
            operation.Die(because.Message, because.NextStep, clock.GetUtcNow());
            await handler.Abandon(new OperationContext(operation, epoch, db, null, clock), because, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static Error Because(SyncOperation first) => OperationErrors.PredecessorGone(first.State == OperationState.Dead, first.Error);
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Webhooks;

/// <summary>Enqueues what deliveries ask for, each once. Inside a transaction; the caller saves.</summary>
public sealed class WebhookQueue(IAppDbContext db, TimeProvider clock)
{
    /// <summary>
    /// An operation that still waits reads after this moment, so it answers for these deliveries, too; one that runs
    /// already may have read too early. Its row is written, so that no lane starts it before this transaction ends, and
    /// says the more urgent of both priorities.
    /// </summary>
    /// <returns>The lanes to be woken: those with work that did not wait before.</returns>
    public async Task<IReadOnlyList<string>> Enqueue(IReadOnlyList<OperationOrder> orders, CancellationToken ct)
    {
        var lanes = new HashSet<string>();
        foreach (var order in orders.DistinctBy(o => (o.LaneId, o.CoalesceKey)))
        {
            var wanted = order.Priority;
            if (await Waiting(order).ExecuteUpdateAsync(set => set.SetProperty(o => o.Priority, o => o.Priority < wanted ? o.Priority : wanted), ct) > 0)
                continue;
            db.Operations.Add(SyncOperation.Enqueue(order, clock.GetUtcNow()));
            lanes.Add(order.LaneId);
        }

        return [.. lanes];
    }

    /// <summary>The next of its kind, if it waits already or is needed, begins no sooner than the order says.</summary>
    public async Task PutOff(OperationOrder order, bool needed, CancellationToken ct)
    {
        var notBefore = order.NotBefore ?? clock.GetUtcNow();
        if (await Waiting(order).ExecuteUpdateAsync(set => set.SetProperty(o => o.NotBefore, notBefore), ct) == 0 && needed)
            db.Operations.Add(SyncOperation.Enqueue(order, clock.GetUtcNow()));
    }

    private IQueryable<SyncOperation> Waiting(OperationOrder order) =>
        db.Operations.Where(o => o.LaneId == order.LaneId && o.CoalesceKey == order.CoalesceKey && o.State == OperationState.Ready);
}

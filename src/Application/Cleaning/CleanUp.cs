using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Cleaning;

/// <summary>Removes what is done with and older than its retention, a few thousand rows at a time, so that nobody waits long for the database.</summary>
public sealed record CleanUpCommand : IRequest<Result<CleanedUp>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

public sealed record CleanedUp(int Deliveries, int Events, int Operations, int SeenIds, int Costs, int IdempotencyKeys)
{
    public int All => Deliveries + Events + Operations + SeenIds + Costs + IdempotencyKeys;
}

internal sealed class CleanUpHandler(IAppDbContext db, IIdempotencyKeys keys, IOptions<RetentionOptions> retention, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<CleanUpCommand, Result<CleanedUp>>
{
    private const int AtOnce = 5_000;

    public async Task<Result<CleanedUp>> Handle(CleanUpCommand command, CancellationToken ct)
    {
        db.Foreground = false;
        var now = clock.GetUtcNow();
        var kept = retention.Value;
        var (deliveries, events, operations) = (now.AddDays(-kept.DeliveriesDays), now.AddDays(-kept.EventsDays), now.AddDays(-kept.OperationsDays));
        var cleaned = new CleanedUp(
            await Remove(db.Deliveries.Where(d => d.State != DeliveryState.Waiting && d.ReceivedAt < deliveries), rows => rows.Select(d => d.Seq), (rows, seqs) => rows.Where(d => seqs.Contains(d.Seq)), ct),
            await Remove(db.Events.Where(e => e.At < events), rows => rows.Select(e => e.Seq), (rows, seqs) => rows.Where(e => seqs.Contains(e.Seq)), ct),
            await Remove(
                // What another operation still waits for must stay: its success is asked for by id.
                db.Operations.Where(o => (o.State == OperationState.Succeeded || o.State == OperationState.Cancelled) && o.EndedAt < operations
                    && !db.Batches.Any(b => b.Id == o.BatchId && (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused))),
                rows => rows.Select(o => o.Seq), (rows, seqs) => rows.Where(o => seqs.Contains(o.Seq)), ct),
            await SeenIds(ct),
            await Costs(now.AddDays(-kept.CostsDays), ct),
            await keys.Forget(now.AddHours(-kept.IdempotencyKeysHours), ct));

        db.Events.Add(new SyncEvent("cleanup.completed", Words(cleaned), clock.GetUtcNow(), by: user.Name));
        await db.SaveChangesAsync(ct);
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        feed.Publish(new RowsChanged(RowsChanged.Deliveries));
        return cleaned;
    }

    private async Task<int> Remove<T>(
        IQueryable<T> old, Func<IQueryable<T>, IQueryable<long>> seqsOf, Func<IQueryable<T>, List<long>, IQueryable<T>> those, CancellationToken ct)
    {
        var removed = 0;
        while (await seqsOf(old).OrderBy(s => s).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } seqs)
        {
            await db.Write(async () => removed += await those(old, seqs).ExecuteDeleteAsync(ct), ct);
            if (seqs.Count < AtOnce)
                break;
        }

        return removed;
    }

    /// <summary>A pull that was cancelled or failed leaves the ids that it met: a million of them after a large one.</summary>
    private async Task<int> SeenIds(CancellationToken ct)
    {
        var removed = 0;
        var left = db.RunSeen.Where(s => !db.Batches.Any(b => b.Id == s.BatchId && (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused)));
        foreach (var batch in await left.Select(s => s.BatchId).Distinct().ToListAsync(ct))
        {
            var ofBatch = db.RunSeen.Where(s => s.BatchId == batch);
            while (await ofBatch.Select(s => s.RemoteId).OrderBy(id => id).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } ids)
                await db.Write(async () => removed += await ofBatch.Where(s => ids.Contains(s.RemoteId)).ExecuteDeleteAsync(ct), ct);
        }

        return removed;
    }

    /// <summary>All at once: it runs every night, and a store has a few hundred rows a day.</summary>
    private async Task<int> Costs(DateTimeOffset before, CancellationToken ct)
    {
        var removed = 0;
        await db.Write(async () => removed = await db.CallCosts.Where(c => c.Hour < before).ExecuteDeleteAsync(ct), ct);
        return removed;
    }

    private static string Words(CleanedUp cleaned) => cleaned.All == 0
        ? "Clean-up: nothing was old enough to be removed."
        : $"Clean-up: {cleaned.Deliveries} deliveries, {cleaned.Events} events, {cleaned.Operations} operations, {cleaned.SeenIds} seen ids, {cleaned.Costs} hourly costs and {cleaned.IdempotencyKeys} kept answers removed.";
}

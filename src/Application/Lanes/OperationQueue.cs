using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <param name="TookOver">Another runner had not let go of it: it may still be there.</param>
public sealed record LaneTaken(int Epoch, bool TookOver);

/// <param name="UnknownOutcome">How long a write without an answer may still take effect.</param>
/// <param name="StrayWrites">How long a runner that was overtaken may still have one under way.</param>
public sealed record Waits(TimeSpan UnknownOutcome, TimeSpan StrayWrites);

/// <summary>A lane's rows: taking it, choosing what runs next, and telling when there is more.</summary>
public sealed class OperationQueue(IAppDbContext db, TimeProvider clock)
{
    private const int Candidates = 60;
    private const int Oldest = 10;
    private static readonly TimeSpan AgeThatCountsAsOnePriority = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes the lane for a run of its own: the epoch rises, and whatever a run before left running goes back to the
    /// queue; what it may have sent waits until it can no longer take effect. Null while the lane is paused or unknown.
    /// </summary>
    public async Task<LaneTaken?> Take(string laneId, string node, Waits waits, CancellationToken ct)
    {
        LaneTaken? taken = null;
        var now = clock.GetUtcNow();
        await db.Write(async () =>
        {
            var lane = await db.Lanes.FirstOrDefaultAsync(l => l.Id == laneId, ct);
            if (lane is null || lane.PausedBecause is not null)
                return;

            var tookOver = lane.RunBy is { } before && before != node;
            lane.Take(node, now);
            await db.SaveChangesAsync(ct);
            taken = new LaneTaken(lane.Epoch, tookOver);
            var left = await db.Operations.Where(o => o.LaneId == laneId && o.State == OperationState.Running).ToListAsync(ct);
            foreach (var operation in left)
            {
                var readBackAt = operation.SentAt + waits.UnknownOutcome;
                if (tookOver && readBackAt < now + waits.StrayWrites)
                    readBackAt = now + waits.StrayWrites;
                await db.BackToQueue(operation, o =>
                {
                    o.GiveBack();
                    if (readBackAt > now)
                        o.RetryAt(readBackAt.Value, "The server stopped after a write was sent; it is read back first.");
                }, now, ct);
            }

            await db.SaveChangesAsync(ct);
            await db.Operations.Where(o => o.LaneId == laneId && o.State == OperationState.Ready && o.Epoch < lane.Epoch)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.Epoch, lane.Epoch), ct);
            await DropCancelled(laneId, now, ct);
        }, ct);
        return taken;
    }

    /// <summary>
    /// Starts up to <paramref name="free"/> operations: by priority, older ones gaining on newer; never two of one
    /// subject, none of a paused batch, none whose predecessor has not succeeded.
    /// </summary>
    public async Task<(IReadOnlyList<SyncOperation> Started, int Waiting)> Start(
        string laneId, int epoch, int free, int freeForCritical, IReadOnlySet<string> busySubjects, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ready = MayStart(laneId).AsNoTracking().Where(o => o.NotBefore <= now);
        var first = await ready.OrderBy(o => o.Priority).ThenBy(o => o.Seq).Take(Candidates).ToListAsync(ct);
        if (first.Count == Candidates)
            first.AddRange(await ready.OrderBy(o => o.Seq).Take(Oldest).ToListAsync(ct));

        var subjects = new HashSet<string>(busySubjects);
        var chosen = new List<SyncOperation>();
        foreach (var operation in first.DistinctBy(o => o.Id)
            .OrderBy(o => (int)o.Priority - Math.Floor((now - o.NotBefore) / AgeThatCountsAsOnePriority)).ThenBy(o => o.Seq))
        {
            var places = operation.Priority == OperationPriority.Critical ? freeForCritical : free;
            if (chosen.Count >= places || (operation.SubjectKey is { } subject && !subjects.Add(subject)))
                continue;
            chosen.Add(operation);
        }

        if (chosen.Count > 0)
            await MarkRunning(laneId, chosen, epoch, ct);
        return (chosen, first.Count - chosen.Count);
    }

    /// <summary>Leaves of those chosen what really started: lane or batch may have been paused, or an operation cancelled, since they were looked for.</summary>
    private async Task MarkRunning(string laneId, List<SyncOperation> chosen, int epoch, CancellationToken ct)
    {
        var started = 0;
        var ids = chosen.Select(o => o.Id).ToList();
        var now = clock.GetUtcNow();

        // What is Critical does not queue for the database behind the groups of a full sync.
        db.Foreground = chosen.Exists(o => o.Priority == OperationPriority.Critical);
        await db.Write(
            async () =>
            {
                now = clock.GetUtcNow(); // the wait for the one writer of SQLite is part of the wait
                started = await MayStart(laneId).Where(o => ids.Contains(o.Id))
                    .ExecuteUpdateAsync(o => o
                        .SetProperty(x => x.State, OperationState.Running).SetProperty(x => x.Epoch, epoch)
                        .SetProperty(x => x.StartedAt, now).SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
            },
            ct);
        if (started < ids.Count)
        {
            var running = await db.Operations.Where(o => ids.Contains(o.Id) && o.State == OperationState.Running && o.Epoch == epoch).Select(o => o.Id).ToListAsync(ct);
            chosen.RemoveAll(o => !running.Contains(o.Id));
        }

        foreach (var operation in chosen)
            operation.Start(epoch, now);
    }

    /// <summary>When the next waiting operation is due; null when none waits, or only for others.</summary>
    public async Task<DateTimeOffset?> NextDue(string laneId, CancellationToken ct) =>
        await MayStart(laneId).OrderBy(o => o.NotBefore).Select(o => (DateTimeOffset?)o.NotBefore).FirstOrDefaultAsync(ct);

    /// <summary>What waits, now or for its time, and for nothing else: neither lane nor batch is paused, and what it depends on is done.</summary>
    private IQueryable<SyncOperation> MayStart(string laneId) => db.Operations.Where(o => o.LaneId == laneId && o.State == OperationState.Ready
        && db.Lanes.Any(l => l.Id == laneId && l.PausedBecause == null)
        && (o.BatchId == null || db.Batches.Any(b => b.Id == o.BatchId && b.Status == BatchStatus.Running))
        && !db.Operations.Any(p => p.Id == o.DependsOn && p.State != OperationState.Succeeded));

    /// <summary>
    /// An operation that ran while its batch was cancelled and then went back to the queue (a retry, a kill) would wait
    /// there for ever, and its change with it.
    /// </summary>
    private async Task DropCancelled(string laneId, DateTimeOffset now, CancellationToken ct)
    {
        var left = db.Operations.Where(o => o.LaneId == laneId && o.State == OperationState.Ready
            && db.Batches.Any(b => b.Id == o.BatchId && b.Status == BatchStatus.Cancelled));
        var batches = await left.Select(o => o.BatchId!.Value).Distinct().ToListAsync(ct);
        if (batches.Count == 0)
            return;

        await left.ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OperationState.Cancelled).SetProperty(x => x.EndedAt, now), ct);
        foreach (var batch in batches)
            await db.HandBack(batch, ct);
    }
}

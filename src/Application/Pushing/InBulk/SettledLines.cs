using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing.InBulk;

/// <summary>
/// Settles some answers of a bulk mutation exactly as a single call's answer is settled: outcomes by field, the answer as the new
/// baseline, in one transaction with the lines' removal.
/// </summary>
internal static class SettledLines
{
    /// <summary>Two results of one change may be settled at the same moment; the later one begins again with what the earlier wrote.</summary>
    private const int Tries = 5;

    public static async Task Settle(OperationContext context, BulkRunId run, IReadOnlyCollection<BulkAnswer> answers, CancellationToken ct)
    {
        for (var attempt = 1; answers.Count > 0; attempt++)
        {
            try
            {
                context.Db.Forget();
                await Once(context, run, answers, ct);
                context.Db.Forget();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                context.Db.Forget();
            }
        }
    }

    private static async Task Once(OperationContext context, BulkRunId run, IReadOnlyCollection<BulkAnswer> answers, CancellationToken ct)
    {
        var db = context.Db;
        var byNumber = answers.Where(a => a.Number is not null).DistinctBy(a => a.Number).ToDictionary(a => a.Number!.Value);
        var numbers = byNumber.Keys.Select(n => (int?)n).ToList();
        var lines = await db.PushLines.Where(l => l.RunId == run.Value && numbers.Contains(l.Number)).ToListAsync(ct);
        var ids = lines.Select(l => l.ChangeId).Distinct().ToList();
        var changes = await db.StagedChanges.Include(c => c.Fields).Where(c => ids.Contains(c.Id) && c.Status == StagedChangeStatus.Approved).ToDictionaryAsync(c => c.Id, ct);
        var targets = await PushTargets.Load(db, context.Call.Store, changes.Values, ct);
        var open = (await db.PushLines.Where(l => ids.Contains(l.ChangeId)).Select(l => new { l.Seq, l.ChangeId }).ToListAsync(ct)).ToLookup(l => l.ChangeId, l => l.Seq);

        var (counts, alone, done) = (CountsDelta.None, new List<PushLine>(), new HashSet<long>());
        foreach (var line in lines)
        {
            done.Add(line.Seq);
            if (changes.GetValueOrDefault(line.ChangeId) is not { } change || change.ReleasedTo != line.BatchId)
                continue;
            if (targets.GetValueOrDefault(change.Id) is not { } target || byNumber[line.Number!.Value].Outcome is not { } outcome)
            {
                alone.Add(line);
                continue;
            }

            var more = open[change.Id].Any(seq => !done.Contains(seq)) || alone.Exists(l => l.ChangeId == change.Id);
            Settle(context, line, change, target, outcome, more);
            if (!more)
                counts = counts.Plus(change);

            // The next line of the same change goes on from here.
            if (more)
                targets[change.Id] = target with { Baseline = LinkedState.ReadBaseline(target.Link) };
        }

        await context.Save(async () =>
        {
            await SingleInstead.Enqueue(context, alone, ct);
            db.PushLines.RemoveRange(lines.Except(alone));
        }, counts, ct);
    }

    private static void Settle(OperationContext context, PushLine line, StagedChange change, PushTarget target, PushOutcome outcome, bool more)
    {
        var fresh = line.Fresh is { } read ? SnapshotJson.Read(read) : LinkedState.ReadRemote(target.Link);
        var written = new PushedFields(target, fresh);
        written.Take([.. line.Paths.Select(p => new FieldPath(p))], [], outcome);
        target.LinkNew(context.Db, change.StoreId, written.Settle(change, [], context.Now, more), context.Now);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>Keeps, and takes back, the accepted differences that rejections leave behind, so that no pull proposes them again.</summary>
internal static class RejectionMemory
{
    private const int ChangesAtOnce = 500;

    /// <summary>Remembers every rejected field of the decision's changes. In parts, so that 100,000 of them need little memory; an approval of as many reads none.</summary>
    public static async Task Remember(IAppDbContext db, DecisionId decision, DecisionMark mark, CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            var changes = await db.StagedChanges.AsNoTracking().Include(c => c.Fields.Where(f => f.Decision == FieldDecision.Rejected))
                .Where(c => c.DecisionId == decision && c.Seq > last
                    && ((c.Kind != ChangeKind.Update && c.Status == StagedChangeStatus.Rejected) || c.Fields.Any(f => f.Decision == FieldDecision.Rejected)))
                .OrderBy(c => c.Seq).Take(ChangesAtOnce).ToListAsync(ct);
            if (changes.Count == 0)
                return;

            foreach (var ofStore in changes.GroupBy(c => c.StoreId))
                await RememberOf([.. ofStore], db, mark, ct);
            last = changes[^1].Seq;
        }
    }

    /// <summary>The rejections of these changes were taken back.</summary>
    public static async Task Forget(IAppDbContext db, IQueryable<StagedChange> changes, CancellationToken ct) =>
        await db.AcceptedDifferences
            .Where(a => changes.Any(c => c.StoreId == a.StoreId && c.ResourceId == a.ResourceId
                && (a.Path == AcceptedDifference.Whole
                    ? c.Kind != ChangeKind.Update && c.Status == StagedChangeStatus.Rejected
                    : c.Fields.Any(f => f.Path == a.Path && f.Decision == FieldDecision.Rejected))))
            .ExecuteDeleteAsync(ct);

    private static async Task RememberOf(List<StagedChange> changes, IAppDbContext db, DecisionMark mark, CancellationToken ct)
    {
        var store = changes[0].StoreId;
        string[] resources = [.. changes.Select(c => c.ResourceId).Distinct()];
        var known = await db.AcceptedDifferences.Where(a => a.StoreId == store && resources.Contains(a.ResourceId))
            .ToDictionaryAsync(a => (a.ResourceId, a.Path), ct);
        foreach (var (resource, path, local, remote) in changes.SelectMany(Rejections))
        {
            if (known.TryGetValue((resource, path), out var remembered))
            {
                remembered.Renew(local, remote, mark.By, mark.At);
            }
            else
            {
                known[(resource, path)] = new AcceptedDifference(store, resource, path, local, remote, mark.By, mark.At);
                db.AcceptedDifferences.Add(known[(resource, path)]);
            }
        }

        await db.SaveChangesAsync(ct);
        foreach (var saved in known.Values)
            db.AcceptedDifferences.Entry(saved).State = EntityState.Detached;
    }

    private static IEnumerable<(string Resource, FieldPath Path, string LocalHash, string RemoteHash)> Rejections(StagedChange change)
    {
        if (change.Kind == ChangeKind.Update)
            return change.Fields.Select(f => (change.ResourceId, f.Path, SnapshotJson.Hash(f.Local), SnapshotJson.Hash(f.Remote)));

        return change.Status == StagedChangeStatus.Rejected
            ? [(change.ResourceId, AcceptedDifference.Whole, SnapshotJson.Hash((string?)null), SnapshotJson.Hash(change.Snapshot))]
            : [];
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Applying;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>What goes with every decision, whether on one change or on a hundred thousand: its trail, its memory and its release.</summary>
internal sealed class DecisionRecorder(IAppDbContext db, ICurrentUser user, TimeProvider clock, ILaneWaker lanes, IProgressFeed feed)
{
    public Decision Begin(CatalogueId catalogue, FieldDecision verdict, string? filter, string? comment) =>
        new(catalogue, verdict, user.Name, clock.GetUtcNow(), 0, filter, comment);

    /// <summary>A sentence of the activity feed about the present user.</summary>
    public string Says(string whatWasDone) => $"{user.Name} {whatWasDone}";

    public static DecisionMark MarkOf(Decision decision) => new(decision.Id, decision.By, decision.At, decision.Comment);

    /// <summary>Inside the transaction, after the changes carry the decision.</summary>
    /// <returns>True when an apply was asked for, so that the catalogue's lane is to be woken after the commit.</returns>
    public async Task<bool> Record(Decision decision, int count, string sentence, CancellationToken ct)
    {
        var decided = db.StagedChanges.Where(c => c.DecisionId == decision.Id);
        decision.Counted(count);
        db.Decisions.Add(decision);
        await Trail(decided, decision.Verdict == FieldDecision.Approved ? "approved" : "rejected", decision.Comment, sentence, ct);

        var applies = await decided.AnyAsync(c => c.Status == StagedChangeStatus.Approved && c.Direction == Direction.Inbound, ct);
        if (applies)
            ReleaseApprovals.Enqueue(db, decision.CatalogueId, decision.At);
        await db.SaveChangesAsync(ct);
        await RejectionMemory.Remember(db, decision.Id, MarkOf(decision), ct);
        return applies;
    }

    /// <summary>One audit entry and one line of the activity feed, whatever the number of changes.</summary>
    public async Task Trail(IQueryable<StagedChange> changes, string action, string? details, string sentence, CancellationToken ct)
    {
        var ids = await changes.OrderBy(c => c.Seq).Select(c => c.Id).ToListAsync(ct);
        var stores = await changes.Select(c => c.StoreId).Distinct().ToListAsync(ct);
        var at = clock.GetUtcNow();
        db.Audit.Add(new AuditEntry($"staged.{action}", user.Name, at, ids.Count, AuditEntry.DigestOf(ids.Select(id => id.ToString())), details));
        db.Events.Add(new SyncEvent($"staged.{action}", sentence, at, stores is [var store] ? store : null, by: user.Name));
    }

    /// <summary>After the commit.</summary>
    public async Task Announce(CatalogueId? release, CancellationToken ct)
    {
        feed.Publish(new RowsChanged(RowsChanged.Staged));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        if (release is { } catalogue)
            await lanes.Wake(Lane.IdOf(catalogue), ct);
    }
}

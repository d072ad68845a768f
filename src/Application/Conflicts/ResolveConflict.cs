using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Applying;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Conflicts;

/// <summary>Settles a conflict: keep ours, take Shopify's, or a third value; for a match: which product it is, or that it is new.</summary>
/// <param name="Revision">The revision that was looked at; null, for programs that decide by rule, takes the conflict as it stands.</param>
public sealed record ResolveConflictCommand(ConflictId Id, int? Revision, ConflictResolution Resolution, string? Value) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

internal sealed class ResolveConflictValidator : AbstractValidator<ResolveConflictCommand>
{
    public ResolveConflictValidator() => RuleFor(c => c.Resolution).IsInEnum();
}

internal sealed class ResolveConflictHandler(
    IAppDbContext db, LinkComparer comparer, FirstContact firstContact, ICurrentUser user, ILaneWaker waker, TimeProvider clock)
    : IRequestHandler<ResolveConflictCommand, Result>
{
    public async Task<Result> Handle(ResolveConflictCommand command, CancellationToken ct)
    {
        var conflict = await db.Conflicts.FirstOrDefaultAsync(c => c.Id == command.Id, ct);
        if (conflict is null)
            return ConflictErrors.NotFound;
        var resolved = conflict.Resolve(command.Revision, command.Resolution, command.Value, user.Name, clock.GetUtcNow());
        if (resolved.IsFailure)
            return resolved;

        var done = conflict.Kind == ConflictKind.Match ? await ResolveMatch(conflict, ct) : await ResolveField(conflict, ct);
        if (done.IsFailure)
            return done;

        Trail(conflict, command.Resolution);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ConflictErrors.Moved;
        }

        await waker.Wake(Lane.IdOf(conflict.CatalogueId), ct);
        return Result.Success;
    }

    private void Trail(Conflict conflict, ConflictResolution resolution)
    {
        var now = clock.GetUtcNow();
        db.Audit.Add(new AuditEntry("conflict.resolved", user.Name, now, 1, AuditEntry.DigestOf([conflict.Id.ToString()]), resolution.ToString()));
        db.Events.Add(new SyncEvent("conflict.resolved", $"{user.Name} settled a conflict of \"{conflict.ProductTitle}\".", now, conflict.StoreId, by: user.Name));
    }

    /// <summary>
    /// Choosing a side says that the other side's value is the one agreed before: the comparison then sees a single move,
    /// which this decision approves at once.
    /// </summary>
    private async Task<Result> ResolveField(Conflict conflict, CancellationToken ct)
    {
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == conflict.ProductId, ct);
        var link = await db.Links.Include(l => l.Facets)
            .FirstOrDefaultAsync(l => l.StoreId == conflict.StoreId && l.ResourceKind == ResourceKind.Product && l.RemoteId == conflict.RemoteId, ct);
        if (product is null || link is null)
            return ProductErrors.NotFound;

        var now = clock.GetUtcNow();
        if (conflict.Resolution == ConflictResolution.Value)
        {
            var before = product.ToSnapshot();
            var edited = product.Edit([new FieldEdit(conflict.Path, conflict.ResolvedValue)], now);
            if (edited.IsFailure)
                return edited.Error;
            if (edited.Value.Count > 0)
                await ProductHistory.Remember(db, product, before, [conflict.Path], new ChangeCause("edit", conflict.Id.ToString(), user.Name), now, ct);
        }

        var agreed = conflict.Resolution == ConflictResolution.Remote ? conflict.Local : conflict.Remote;
        var open = await OpenState.Load(db, link.StoreId, [link], [product], ct);
        var baseline = LinkedState.ReadBaseline(link);
        var remote = LinkedState.ReadRemote(link);
        LinkedState.Write(link, baseline.Agree([new Agreement(conflict.Path, agreed, agreed)], product.ToSnapshot(open.VariantIds(product)), remote), remote);
        await comparer.CompareLocal(product, conflict.FoundBy, ct);
        return Approve(conflict, product, now);
    }

    private Result Approve(Conflict conflict, Product product, DateTimeOffset now)
    {
        var direction = conflict.Resolution == ConflictResolution.Remote ? Direction.Inbound : Direction.Outbound;
        var change = db.StagedChanges.Local.FirstOrDefault(c => c.StoreId == conflict.StoreId && c.ResourceId == product.Id.ToString() && c.Direction == direction && c.IsOpen);
        if (change is null || change.Fields.All(f => f.Path != conflict.Path))
            return Result.Success; // the sides agree already

        var decision = new Decision(product.CatalogueId, FieldDecision.Approved, user.Name, now, 1, null, "Conflict resolved.");
        db.Decisions.Add(decision);
        if (direction == Direction.Inbound)
            ReleaseApprovals.Enqueue(db, product.CatalogueId, now);
        return change.Decide(FieldDecision.Approved, change.Revision, [conflict.Path], new DecisionMark(decision.Id, user.Name, now, "Conflict resolved."));
    }

    private async Task<Result> ResolveMatch(Conflict conflict, CancellationToken ct)
    {
        var store = await db.Stores.FirstAsync(s => s.Id == conflict.StoreId, ct);
        var remote = new RemoteProduct(conflict.RemoteId, DateTimeOffset.UnixEpoch, SnapshotJson.Read(conflict.Remote!));
        if (conflict.Resolution == ConflictResolution.Remote)
        {
            db.StagedChanges.Add(StagedChange.ProposeCreate(
                new StagedSubject(store.Id, store.CatalogueId, remote.RemoteId, null, remote.RemoteId), Direction.Inbound, remote.Snapshot, conflict.FoundBy, clock.GetUtcNow()));
            return Result.Success;
        }

        if (!Guid.TryParse(conflict.ResolvedValue, out var id))
            return ConflictErrors.NeedsProduct;
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == new ProductId(id), ct);
        if (product is null || product.CatalogueId != store.CatalogueId)
            return ProductErrors.NotFound;
        if (await db.Links.AnyAsync(l => l.StoreId == store.Id && l.ResourceKind == ResourceKind.Product && l.LocalId == id, ct))
            return ProductErrors.AlreadyInStore;

        await firstContact.LinkAndCompare(store, product, remote, "matched by a person", conflict.FoundBy, ct);
        return Result.Success;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>Takes back a whole decision, on one change or on many: of those that no batch has taken yet.</summary>
public sealed record UndoDecisionCommand(DecisionId Id) : IRequest<Result<UndoneDecision>>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

/// <param name="TooLate">Already released to a batch, or replaced by a newer change.</param>
public sealed record UndoneDecision(int Undone, int TooLate);

/// <remarks>Goes around the change tracker, as the decision itself may have.</remarks>
internal sealed class UndoDecisionHandler(IAppDbContext db, DecisionRecorder recorder, TimeProvider clock)
    : IRequestHandler<UndoDecisionCommand, Result<UndoneDecision>>
{
    public async Task<Result<UndoneDecision>> Handle(UndoDecisionCommand command, CancellationToken cancellationToken)
    {
        var decided = db.StagedChanges.Where(c => c.DecisionId == command.Id);
        var undoable = decided.Undoable(db);
        var (undone, total) = (0, 0);
        await db.Write(
            async () =>
            {
                total = await decided.CountAsync(cancellationToken);
                undone = await undoable.CountAsync(cancellationToken);
                if (undone == 0)
                    return;

                await RejectionMemory.Forget(db, undoable, cancellationToken);
                await recorder.Trail(undoable, "undone", command.Id.ToString(), recorder.Says(undone == 1 ? "undid a decision." : $"undid a decision on {undone:N0} changes."), cancellationToken);
                await Undo(undoable, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

        if (undone == 0)
            return total == 0 ? StagedChangeErrors.NothingToUndo : StagedChangeErrors.Released;

        await recorder.Announce(release: null, cancellationToken);
        return new UndoneDecision(undone, total - undone);
    }

    /// <summary>The fields go first: they are found by the decision that their change still carries.</summary>
    private async Task Undo(IQueryable<StagedChange> undoable, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var ids = undoable.Select(c => c.Id);
        await db.FieldChanges.Where(f => ids.Contains(f.StagedChangeId)).ExecuteUpdateAsync(
            set => set
                .SetProperty(f => f.Decision, FieldDecision.Pending)
                .SetProperty(f => f.Outcome, FieldOutcome.None)
                .SetProperty(f => f.Message, (string?)null),
            ct);
        await undoable.ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.Status, StagedChangeStatus.Pending)
                .SetProperty(c => c.DecisionId, (DecisionId?)null)
                .SetProperty(c => c.DecidedBy, (string?)null)
                .SetProperty(c => c.DecidedAt, (DateTimeOffset?)null)
                .SetProperty(c => c.Comment, (string?)null)
                .SetProperty(c => c.MovedAt, at)
                .SetProperty(c => c.Revision, c => c.Revision + 1)
                .SetProperty(c => c.RowVersion, c => c.RowVersion + 1),
            ct);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>Takes back the decision on one change, as long as no batch has taken it.</summary>
/// <param name="Revision">The revision that was looked at; not checked when left out.</param>
public sealed record UndoStagedChangeCommand(StagedChangeId Id, int? Revision = null) : IRequest<Result<UndoneChange>>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

public sealed record UndoneChange(StagedChangeId Id, StagedChangeStatus Status, int Revision);

internal sealed class UndoStagedChangeHandler(IAppDbContext db, DecisionRecorder recorder, TimeProvider clock)
    : IRequestHandler<UndoStagedChangeCommand, Result<UndoneChange>>
{
    public async Task<Result<UndoneChange>> Handle(UndoStagedChangeCommand command, CancellationToken cancellationToken)
    {
        var change = await db.StagedChanges.Include(c => c.Fields).FirstOrDefaultAsync(c => c.Id == command.Id, cancellationToken);
        if (change is null)
            return StagedChangeErrors.NotFound;
        if (command.Revision is { } seen && seen != change.Revision)
            return StagedChangeErrors.Moved(change.Revision);

        var undone = change.Undo(clock.GetUtcNow());
        if (undone.IsFailure)
            return undone.Error;

        var stored = db.StagedChanges.Where(c => c.Id == command.Id);
        if (!await stored.Undoable(db).AnyAsync(cancellationToken))
            return StagedChangeErrors.Replaced;

        await db.Write(
            async () =>
            {
                await RejectionMemory.Forget(db, stored, cancellationToken);
                await recorder.Trail(stored, "undone", null, recorder.Says($"undid the decision on \"{change.Summary.Title}\"."), cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        await recorder.Announce(release: null, cancellationToken);
        return new UndoneChange(change.Id, change.Status, change.Revision);
    }
}

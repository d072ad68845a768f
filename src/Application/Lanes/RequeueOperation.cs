using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>A dead operation gets a new life; its batch, if it is over, runs again and sums up once more.</summary>
public sealed record RequeueOperationCommand(OperationId Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class RequeueOperationHandler(IAppDbContext db, Dependants dependants, ICurrentUser user, ILaneWaker waker, TimeProvider clock)
    : IRequestHandler<RequeueOperationCommand, Result>
{
    public async Task<Result> Handle(RequeueOperationCommand command, CancellationToken ct)
    {
        var operation = await db.Operations.FirstOrDefaultAsync(o => o.Id == command.Id, ct);
        if (operation is null)
            return OperationErrors.NotFound;
        if (OperationRow.HandsBack(operation.Kind))
            return OperationErrors.HandedBack;

        if (await db.IsWaiting(operation, ct))
            return OperationErrors.OneWaits;

        var now = clock.GetUtcNow();
        var requeued = operation.Requeue(now);
        if (requeued.IsFailure)
            return requeued;

        var batch = operation.BatchId is { } id ? await db.Batches.FirstOrDefaultAsync(b => b.Id == id, ct) : null;
        if (batch?.Reopen() is { IsFailure: true } refused)
            return refused;

        await dependants.Requeue(operation.Id, ct);
        db.Events.Add(new SyncEvent("operation.requeued", $"{user.Name} requeued a dead operation.", now, Lane.StoreOf(operation.LaneId), operation.BatchId, user.Name));
        await db.SaveChangesAsync(ct);
        await waker.Wake(operation.LaneId, ct);
        return requeued;
    }
}

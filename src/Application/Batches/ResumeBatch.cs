using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Application.Batches;

public sealed record ResumeBatchCommand(BatchId Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ResumeBatchHandler(IAppDbContext db, ICurrentUser user, ILaneWaker waker, TimeProvider clock) : IRequestHandler<ResumeBatchCommand, Result>
{
    public async Task<Result> Handle(ResumeBatchCommand command, CancellationToken ct)
    {
        var batch = await db.Batches.FirstOrDefaultAsync(b => b.Id == command.Id, ct);
        if (batch is null)
            return SyncBatchErrors.NotFound;

        var resumed = batch.Resume();
        if (resumed.IsFailure)
            return resumed;

        db.Events.Add(new SyncEvent("batch.resumed", $"{user.Name} resumed a {batch.Kind.ToString().ToLowerInvariant()}.", clock.GetUtcNow(), batch.StoreId, batch.Id, user.Name));
        await db.SaveChangesAsync(ct);
        await waker.Wake(batch.LaneId(), ct);
        return resumed;
    }
}

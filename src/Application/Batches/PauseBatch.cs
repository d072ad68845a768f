using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Application.Batches;

/// <summary>Holds a batch at the next operation boundary: what runs ends, nothing new begins.</summary>
public sealed record PauseBatchCommand(BatchId Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class PauseBatchHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PauseBatchCommand, Result>
{
    public async Task<Result> Handle(PauseBatchCommand command, CancellationToken ct)
    {
        var batch = await db.Batches.FirstOrDefaultAsync(b => b.Id == command.Id, ct);
        if (batch is null)
            return SyncBatchErrors.NotFound;

        var paused = batch.Pause();
        if (paused.IsFailure)
            return paused;

        db.Events.Add(new SyncEvent("batch.paused", $"{user.Name} paused a {batch.Kind.ToString().ToLowerInvariant()}.", clock.GetUtcNow(), batch.StoreId, batch.Id, user.Name));
        await db.SaveChangesAsync(ct);
        return paused;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>Holds all work of one store, or of the catalogue, at the next operation boundary: what runs ends, nothing new begins.</summary>
public sealed record PauseLaneCommand(string LaneId) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class PauseLaneHandler(IAppDbContext db, ICurrentUser user, IProgressFeed feed, TimeProvider clock) : IRequestHandler<PauseLaneCommand, Result>
{
    public async Task<Result> Handle(PauseLaneCommand command, CancellationToken ct)
    {
        var lane = await db.Lanes.FirstOrDefaultAsync(l => l.Id == command.LaneId, ct);
        if (lane is null)
            return LaneErrors.NotFound;
        if (lane.PausedBecause is not null)
            return LaneErrors.AlreadyPaused;

        lane.Pause($"{user.Name} paused it.");
        db.Events.Add(new SyncEvent("lane.paused", $"{user.Name} paused a lane.", clock.GetUtcNow(), Lane.StoreOf(lane.Id), by: user.Name));
        await db.SaveChangesAsync(ct);
        feed.Publish(new RowsChanged(RowsChanged.Lanes));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return Result.Success;
    }
}

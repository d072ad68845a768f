using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Lanes;

/// <summary>A lane that a person paused goes on. One whose store Shopify refuses goes on by a test of the connection.</summary>
public sealed record ResumeLaneCommand(string LaneId) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ResumeLaneHandler(IAppDbContext db, ICurrentUser user, ILaneWaker waker, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<ResumeLaneCommand, Result>
{
    public async Task<Result> Handle(ResumeLaneCommand command, CancellationToken ct)
    {
        var lane = await db.Lanes.FirstOrDefaultAsync(l => l.Id == command.LaneId, ct);
        if (lane is null)
            return LaneErrors.NotFound;
        if (lane.PausedBecause is null)
            return LaneErrors.NotPaused;

        var storeId = Lane.StoreOf(lane.Id);
        if (storeId is not null && await db.Stores.FirstOrDefaultAsync(s => s.Id == storeId, ct) is { State: not StoreState.Connected } store)
            return LaneErrors.StoreNeedsAttention(store.Attention ?? "it is disconnected.");

        lane.Resume();
        db.Events.Add(new SyncEvent("lane.resumed", $"{user.Name} resumed a lane.", clock.GetUtcNow(), storeId, by: user.Name));
        await db.SaveChangesAsync(ct);
        await waker.Wake(lane.Id, ct);
        feed.Publish(new RowsChanged(RowsChanged.Lanes));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return Result.Success;
    }
}

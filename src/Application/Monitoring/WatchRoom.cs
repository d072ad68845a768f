using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>May this user watch, and is there such a batch or store? With neither: may the user watch at all.</summary>
public sealed record WatchRoomQuery(BatchId? Batch = null, StoreId? Store = null) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

internal sealed class WatchRoomHandler(IAppDbContext db) : IRequestHandler<WatchRoomQuery, Result>
{
    public async Task<Result> Handle(WatchRoomQuery query, CancellationToken ct)
    {
        if (query.Batch is { } batch && !await db.Batches.AnyAsync(b => b.Id == batch, ct))
            return SyncBatchErrors.NotFound;
        if (query.Store is { } store && !await db.Stores.AnyAsync(s => s.Id == store, ct))
            return StoreErrors.NotFound;
        return Result.Success;
    }
}

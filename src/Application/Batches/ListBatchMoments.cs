using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Batches;

/// <summary>How far every open batch is, and those that were open a moment ago: one cheap look for all who watch.</summary>
public sealed record ListBatchMomentsQuery(IReadOnlyCollection<BatchId> Also) : IRequest<Result<IReadOnlyList<BatchMoment>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record BatchMoment(BatchId Id, StoreId? StoreId, BatchKind Kind, BatchStatus Status, BatchProgress Progress, int? Points, string? Trouble)
{
    public bool IsOpen => Status is BatchStatus.Running or BatchStatus.Paused;
}

internal sealed class ListBatchMomentsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<ListBatchMomentsQuery, Result<IReadOnlyList<BatchMoment>>>
{
    public async Task<Result<IReadOnlyList<BatchMoment>>> Handle(ListBatchMomentsQuery query, CancellationToken ct)
    {
        var batches = await db.Batches.AsNoTracking()
            .Where(b => b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused || query.Also.Contains(b.Id)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return batches.ConvertAll(b => new BatchMoment(
            b.Id, b.StoreId, b.Kind, b.Status, BatchProgress.Of(b, now), b.Counts.Calls > 0 ? b.Counts.Points : null, b.Trouble));
    }
}

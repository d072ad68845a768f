using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>How much waits, without the rest of the dashboard.</summary>
public sealed record CountWorkQuery(StoreId? StoreId) : IRequest<Result<WorkCounts>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

internal sealed class CountWorkHandler(IAppDbContext db) : IRequestHandler<CountWorkQuery, Result<WorkCounts>>
{
    public async Task<Result<WorkCounts>> Handle(CountWorkQuery query, CancellationToken ct) => await Counting.Work(db, query.StoreId, ct);
}

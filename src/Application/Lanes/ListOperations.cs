using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

public sealed record OperationFilter(OperationState? State = null, string? LaneId = null, BatchId? BatchId = null, string? Kind = null);

/// <summary>A page of operations, newest first; the dead ones are the dead letters.</summary>
public sealed record ListOperationsQuery(OperationFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<OperationRow>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class ListOperationsHandler(IAppDbContext db) : IRequestHandler<ListOperationsQuery, Result<PagedResult<OperationRow>>>
{
    public async Task<Result<PagedResult<OperationRow>>> Handle(ListOperationsQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;

        var operations = db.Operations.AsNoTracking();
        if (query.Filter.State is { } state)
            operations = operations.Where(o => o.State == state);
        if (query.Filter.LaneId is { } lane)
            operations = operations.Where(o => o.LaneId == lane);
        if (query.Filter.BatchId is { } batch)
            operations = operations.Where(o => o.BatchId == batch);
        if (query.Filter.Kind is { } kind)
            operations = operations.Where(o => o.Kind == kind);
        return page.Value.Cut(await page.Value.Of(operations, o => o.Seq).ToRows(db).ToListAsync(ct), r => r.Seq);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Staging;

/// <summary>Exactly how many changes a decision by filter would meet, and the moment that this is true of.</summary>
public sealed record CountStagedChangesQuery(StagedFilter Filter) : IRequest<Result<StagedCount>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record StagedCount(int Count, DateTimeOffset AsOf);

internal sealed class CountStagedChangesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<CountStagedChangesQuery, Result<StagedCount>>
{
    public async Task<Result<StagedCount>> Handle(CountStagedChangesQuery query, CancellationToken cancellationToken)
    {
        var asOf = clock.GetUtcNow();
        var filter = await db.InItsCatalogue(query.Filter, cancellationToken);
        var count = await db.StagedChanges.Matching(filter).Undecided(filter).CountAsync(c => c.CreatedAt <= asOf, cancellationToken);
        return new StagedCount(count, asOf);
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>For a list that stays still while others work: the rows on the screen as they are now, and how many newer ones came.</summary>
public sealed record CheckStagedRowsQuery(StagedFilter Filter, long NewestSeq, IReadOnlyCollection<StagedChangeId> Shown) : IRequest<Result<CheckedRows>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Newer">At most <see cref="CountedNewer"/>, which then means: at least.</param>
public sealed record CheckedRows(int Newer, IReadOnlyList<StagedChangeRow> Rows)
{
    public const int CountedNewer = 1_000;
}

internal sealed class CheckStagedRowsHandler(IAppDbContext db) : IRequestHandler<CheckStagedRowsQuery, Result<CheckedRows>>
{
    public async Task<Result<CheckedRows>> Handle(CheckStagedRowsQuery query, CancellationToken cancellationToken)
    {
        var filter = await db.InItsCatalogue(query.Filter, cancellationToken);
        var newer = await db.StagedChanges.Matching(filter).InAny(filter.Statuses).Where(c => c.Seq > query.NewestSeq)
            .OrderBy(c => c.Seq).Take(CheckedRows.CountedNewer).CountAsync(cancellationToken);
        var rows = await db.StagedChanges.Where(c => query.Shown.Contains(c.Id)).ToRows(db).ToListAsync(cancellationToken);
        return new CheckedRows(newer, rows);
    }
}

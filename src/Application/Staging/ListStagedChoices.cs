using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Staging;

/// <summary>What the filter bar offers: the vendors and types of what waits, and the stores.</summary>
public sealed record ListStagedChoicesQuery : IRequest<Result<StagedChoices>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record StagedChoices(IReadOnlyList<string> Vendors, IReadOnlyList<string> ProductTypes, IReadOnlyList<NamedStore> Stores);

public sealed record NamedStore(StoreId Id, string Name);

internal sealed class ListStagedChoicesHandler(IAppDbContext db) : IRequestHandler<ListStagedChoicesQuery, Result<StagedChoices>>
{
    /// <summary>The latest rows are enough to choose from; what is older can still be typed.</summary>
    private const int LookedAt = 5_000;

    public async Task<Result<StagedChoices>> Handle(ListStagedChoicesQuery query, CancellationToken cancellationToken)
    {
        var filter = await db.InItsCatalogue(StagedFilter.Everything, cancellationToken);
        var latest = db.StagedChanges.Matching(filter).Where(c => c.Status == StagedChangeStatus.Pending).OrderByDescending(c => c.Seq).Take(LookedAt);
        var vendors = await latest.Select(c => c.Summary.Vendor).Distinct().ToListAsync(cancellationToken);
        var types = await latest.Select(c => c.Summary.ProductType).Distinct().ToListAsync(cancellationToken);
        var stores = await db.Stores.OrderBy(s => s.Seq).Select(s => new NamedStore(s.Id, s.Name)).ToListAsync(cancellationToken);
        return new StagedChoices(Sorted(vendors), Sorted(types), stores);
    }

    private static List<string> Sorted(List<string> names) => [.. names.Where(n => n.Length > 0).Order(StringComparer.OrdinalIgnoreCase)];
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Policies;

namespace ShopifySync.Application.Catalog;

/// <summary>What became of a product, newest first.</summary>
public sealed record ListProductVersionsQuery(ProductId ProductId, PageRequest Page) : IRequest<Result<PagedResult<ProductVersionRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Cause">edit, apply or normalise; what made the product has no values before.</param>
public sealed record ProductVersionRow(
    long Seq, int Version, string Cause, string? CauseId, string By, DateTimeOffset At, bool MadeProduct, IReadOnlyList<VersionChange> Changes);

/// <summary>One field that a version moved, as canonical JSON.</summary>
public sealed record VersionChange(FieldPath Path, string? Before, string? After);

internal sealed class ListProductVersionsHandler(IAppDbContext db) : IRequestHandler<ListProductVersionsQuery, Result<PagedResult<ProductVersionRow>>>
{
    public async Task<Result<PagedResult<ProductVersionRow>>> Handle(ListProductVersionsQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;
        if (!await db.Products.AnyAsync(p => p.Id == query.ProductId, ct))
            return ProductErrors.NotFound;

        var versions = await page.Value.Of(db.ProductVersions.AsNoTracking().Where(v => v.ProductId == query.ProductId), v => v.Seq).ToListAsync(ct);
        return page.Value.Cut([.. versions.Select(Row)], r => r.Seq);
    }

    private static ProductVersionRow Row(ProductVersion version) => new(
        version.Seq, version.Version, version.CauseKind, version.CauseId, version.By, version.At, version.Before is null,
        version.Before is null ? [] : Changes(SnapshotJson.Read(version.Before), SnapshotJson.Read(version.After)));

    /// <summary>Two states of one side are compared like two sides, the older one being what was agreed.</summary>
    private static IReadOnlyList<VersionChange> Changes(ProductSnapshot before, ProductSnapshot after) =>
        [.. ProductDiff.Between(new Baseline(before, Baseline.NoLocalForms), after, before, SyncPolicy.Default)
            .Select(d => new VersionChange(d.Path, d.Baseline, d.Local))];
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

public sealed record GetProductQuery(ProductId Id) : IRequest<Result<ProductDetails>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Version">What an edit names, so that it is refused when the page is stale.</param>
public sealed record ProductDetails(
    ProductId Id, CatalogueId CatalogueId, int Version, bool Locked, ProductSnapshot Snapshot, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    IReadOnlyList<ProductInStore> Stores, IReadOnlyList<OpenChangeOfProduct> OpenChanges, IReadOnlyList<OpenConflictOfProduct> Conflicts);

/// <param name="RemoteId">Null while the store does not have the product.</param>
public sealed record ProductInStore(
    StoreId StoreId, string StoreName, string Domain, SyncStatus Status, string? RemoteId, DateTimeOffset? ComparedAt, string? LastError);

public sealed record OpenChangeOfProduct(
    StagedChangeId Id, StoreId StoreId, Direction Direction, ChangeKind Kind, StagedChangeStatus Status, int FieldCount, DateTimeOffset MovedAt);

public sealed record OpenConflictOfProduct(ConflictId Id, StoreId StoreId, FieldPath Path, DateTimeOffset CreatedAt);

internal sealed class GetProductHandler(IAppDbContext db, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<GetProductQuery, Result<ProductDetails>>
{
    public async Task<Result<ProductDetails>> Handle(GetProductQuery query, CancellationToken ct)
    {
        var product = await db.Products.AsNoTracking().Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == query.Id, ct);
        if (product is null)
            return ProductErrors.NotFound;

        var comparedSince = clock.GetUtcNow().AddHours(-options.Value.StaleAfterHours);
        var stores = await db.Products.Where(p => p.Id == query.Id).InStores(db, comparedSince).ToListAsync(ct);
        var changes = await db.StagedChanges.Open()
            .Where(c => c.ProductId == query.Id)
            .OrderByDescending(c => c.Seq)
            .Select(c => new OpenChangeOfProduct(c.Id, c.StoreId, c.Direction, c.Kind, c.Status, c.Summary.FieldCount, c.MovedAt)).ToListAsync(ct);
        var conflicts = await db.Conflicts.Where(c => c.ProductId == query.Id && c.Status == ConflictStatus.Open).OrderByDescending(c => c.Seq)
            .Select(c => new OpenConflictOfProduct(c.Id, c.StoreId, c.Path, c.CreatedAt)).ToListAsync(ct);

        return new ProductDetails(
            product.Id, product.CatalogueId, product.Version, product.Locked, product.ToSnapshot(), product.CreatedAt, product.UpdatedAt,
            [.. stores.OrderBy(s => s.StoreName, StringComparer.Ordinal)
                .Select(s => new ProductInStore(s.StoreId, s.StoreName, s.Domain.Value, s.Status, s.RemoteId, s.ComparedAt, s.LastError))],
            changes, conflicts);
    }
}

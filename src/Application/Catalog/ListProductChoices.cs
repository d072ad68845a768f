using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

/// <summary>The vendors and the product types that the catalogue uses, to choose from.</summary>
public sealed record ListProductChoicesQuery(CatalogueId? CatalogueId, StoreId? StoreId) : IRequest<Result<ProductChoices>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record ProductChoices(IReadOnlyList<string> Vendors, IReadOnlyList<string> ProductTypes)
{
    public static ProductChoices None { get; } = new([], []);
}

internal sealed class ListProductChoicesHandler(IAppDbContext db) : IRequestHandler<ListProductChoicesQuery, Result<ProductChoices>>
{
    /// <summary>More than this is no choice for a person any more; the search box finds the rest.</summary>
    private const int MostChoices = 1_000;

    public async Task<Result<ProductChoices>> Handle(ListProductChoicesQuery query, CancellationToken ct)
    {
        var catalogue = await CatalogueChoice.Choose(db, query.CatalogueId, query.StoreId, ct);
        if (catalogue.IsFailure)
            return catalogue.Error == CatalogueErrors.None ? ProductChoices.None : catalogue.Error;

        var products = db.Products.Where(p => p.CatalogueId == catalogue.Value);
        return new ProductChoices(
            await products.Where(p => p.Vendor != "").Select(p => p.Vendor).Distinct().OrderBy(v => v).Take(MostChoices).ToListAsync(ct),
            await products.Where(p => p.ProductType != "").Select(p => p.ProductType).Distinct().OrderBy(t => t).Take(MostChoices).ToListAsync(ct));
    }
}

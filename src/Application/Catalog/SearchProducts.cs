using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

/// <param name="Text">Words that title, handle, vendor, a SKU or a barcode must hold, each of them.</param>
/// <param name="StoreId">The store that <paramref name="Sync"/> is about; null: any.</param>
public sealed record ProductFilter(
    CatalogueId? CatalogueId = null, string? Text = null, string? Vendor = null, string? ProductType = null, ProductStatus? Status = null,
    string? Tag = null, StoreId? StoreId = null, SyncStatus? Sync = null);

/// <summary>A page of the catalogue, newest first.</summary>
public sealed record SearchProductsQuery(ProductFilter Filter, PageRequest Page) : IRequest<Result<PagedResult<ProductRow>>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Sku">The first variant's.</param>
public sealed record ProductRow(
    ProductId Id, long Seq, int Version, bool Locked, string Title, string Handle, string Vendor, string ProductType, ProductStatus Status,
    string? ImageUrl, string? Sku, decimal? LowestPrice, decimal? HighestPrice, int VariantCount, DateTimeOffset UpdatedAt, IReadOnlyList<StoreSync> Stores);

/// <summary>How a product stands in one store, for a list.</summary>
public sealed record StoreSync(StoreId StoreId, string StoreName, SyncStatus Status, DateTimeOffset? ComparedAt, string? LastError);

internal sealed class SearchProductsHandler(IAppDbContext db, IOptions<SyncOptions> options, TimeProvider clock)
    : IRequestHandler<SearchProductsQuery, Result<PagedResult<ProductRow>>>
{
    public async Task<Result<PagedResult<ProductRow>>> Handle(SearchProductsQuery query, CancellationToken ct)
    {
        var page = SeqPage.Of(query.Page);
        if (page.IsFailure)
            return page.Error;
        var catalogue = await CatalogueChoice.Choose(db, query.Filter.CatalogueId, query.Filter.StoreId, ct);
        if (catalogue.IsFailure && catalogue.Error != CatalogueErrors.None)
            return catalogue.Error;
        if (catalogue.IsFailure)
            return new PagedResult<ProductRow>([], null, null, 0);

        var comparedSince = clock.GetUtcNow().AddHours(-options.Value.StaleAfterHours);
        var products = Matching(db.Products.AsNoTracking().Where(p => p.CatalogueId == catalogue.Value), query.Filter, comparedSince);
        var found = await page.Value.Of(products, p => p.Seq).Select(p => new
        {
            p.Id, p.Seq, p.Version, p.Locked, p.Title, p.Handle, p.Vendor, p.ProductType, p.Status, p.Media, p.UpdatedAt,
            Sku = p.Variants.OrderBy(v => v.Position).Select(v => v.Sku).FirstOrDefault(),
            Lowest = p.Variants.Min(v => (decimal?)v.Price),
            Highest = p.Variants.Max(v => (decimal?)v.Price),
            VariantCount = p.Variants.Count,
        }).ToListAsync(ct);

        var ids = found.Select(p => p.Id).ToList();
        var inStores = (await db.Products.Where(p => ids.Contains(p.Id)).InStores(db, comparedSince).ToListAsync(ct)).ToLookup(s => s.ProductId);
        var rows = found.Select(p => new ProductRow(
            p.Id, p.Seq, p.Version, p.Locked, p.Title, p.Handle, p.Vendor, p.ProductType, p.Status,
            Pictures.First(p.Media),
            p.Sku, p.Lowest, p.Highest, p.VariantCount, p.UpdatedAt,
            [.. inStores[p.Id].OrderBy(s => s.StoreName, StringComparer.Ordinal).Select(s => new StoreSync(s.StoreId, s.StoreName, s.Status, s.ComparedAt, s.LastError))])).ToList();

        int? total = page.Value.IsFirst && await products.Select(p => p.Seq).OrderBy(seq => seq).Take(SeqPage.CountedRows + 1).CountAsync(ct) is var count && count <= SeqPage.CountedRows ? count : null;
        return page.Value.Cut(rows, r => r.Seq, total);
    }

    private IQueryable<Product> Matching(IQueryable<Product> products, ProductFilter filter, DateTimeOffset comparedSince)
    {
        foreach (var word in (filter.Text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            products = products.Where(p => p.SearchText.Contains(word));
        if (!string.IsNullOrEmpty(filter.Vendor))
            products = products.Where(p => p.Vendor == filter.Vendor);
        if (!string.IsNullOrEmpty(filter.ProductType))
            products = products.Where(p => p.ProductType == filter.ProductType);
        if (filter.Status is { } status)
            products = products.Where(p => p.Status == status);
        if (!string.IsNullOrEmpty(filter.Tag))
        {
            // Tags are one JSON list in a column; a tag in it is its JSON text between quotes.
            var tag = FieldValue.Of(CanonicalForm.Line(filter.Tag))!.ToLowerInvariant();
#pragma warning disable CA1862 // It becomes SQL, which knows no StringComparison.
            products = products.Where(p => ((string)(object)p.Tags).ToLower().Contains(tag));
#pragma warning restore CA1862
        }

        if (filter.Sync is { } sync)
        {
            var pairs = products.InStores(db, comparedSince);
            if (filter.StoreId is { } store)
                pairs = pairs.Where(s => s.StoreId == store);
            var matching = pairs.Where(s => s.Status == sync).Select(s => s.ProductId);
            products = products.Where(p => matching.Contains(p.Id));
        }

        return products;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Forecasts of pulls, from what is known of a store.</summary>
public sealed class PullForecasts(IAppDbContext db, IPointBudget budget, IDocumentCosts costs, IOptions<PullOptions> options)
{
    /// <summary>Shopify counts to here and then says "at least".</summary>
    private const int Counted = 10_000;

    /// <param name="products">What Shopify counted; null when it says "at least" only.</param>
    public async Task<PullForecast> Counting(StoreId store, int? products, PullRoute wanted, CancellationToken ct)
    {
        var linked = await Linked(store, ct);
        return PullForecast.Of(new PullWork(products ?? Math.Max(linked, Counted), linked, AreNamed: false), await Figures(store, ct), wanted);
    }

    public async Task<PullForecast> Naming(StoreId store, int products, CancellationToken ct) =>
        PullForecast.Of(new PullWork(products, products, AreNamed: true), await Figures(store, ct));

    /// <summary>Without asking Shopify: as many as were linked, where that tells anything.</summary>
    public async Task<PullForecast> Knowing(StoreId store, bool wholeStore, PullRoute wanted, CancellationToken ct)
    {
        var linked = await Linked(store, ct);
        return PullForecast.Of(new PullWork(wholeStore && linked > 0 ? linked : null, linked, AreNamed: false), await Figures(store, ct), wanted);
    }

    private Task<int> Linked(StoreId store, CancellationToken ct) => db.Links.CountAsync(l => l.StoreId == store && l.ResourceKind == ResourceKind.Product, ct);

    private async Task<PullFigures> Figures(StoreId store, CancellationToken ct)
    {
        var (figures, plain, now) = (await StoreFigures.Load(db, store, ct), new PullFigures(), budget.Of(store));
        var (pages, bulk) = (figures[StoreFigures.PullPagesSeconds], figures[StoreFigures.PullBulkSeconds]);
        return plain with
        {
            Available = now?.Available ?? figures[StoreFigures.BucketSize],
            RestoreRate = now?.RestoreRate ?? figures[StoreFigures.RestoreRate],
            PointsPerProduct = figures[StoreFigures.PullPagesPoints] ?? plain.PointsPerProduct,
            PagesSecondsPerProduct = pages ?? Math.Max(plain.PagesSecondsPerProduct, (costs.Latency?.TotalSeconds ?? 0) / plain.ProductsPerPage),
            PagesSecondsPerNew = figures[StoreFigures.PullPagesNewSeconds] ?? plain.PagesSecondsPerNew,
            PointsOfBulk = figures[StoreFigures.PullBulkPoints] ?? plain.PointsOfBulk,
            CallsOfBulk = figures[StoreFigures.PullBulkCalls] ?? plain.CallsOfBulk,
            BulkProductsPerSecond = figures[StoreFigures.BulkProductsPerSecond] ?? plain.BulkProductsPerSecond,
            BulkSecondsPerProduct = bulk ?? plain.BulkSecondsPerProduct,
            BulkSecondsPerNew = figures[StoreFigures.PullBulkNewSeconds] ?? plain.BulkSecondsPerNew,
            SpeedsAreLearned = pages is not null && bulk is not null,
            BulkFromProducts = options.Value.BulkFromProducts,
        };
    }
}

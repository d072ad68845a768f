using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using static ShopifySync.Application.Monitoring.ForecastWords;

namespace ShopifySync.Application.Pulling;

/// <summary>What a pull will take by either route, and which one is taken. Pure.</summary>
/// <param name="Route">Pages or bulk.</param>
/// <param name="Reason">Why this route, in words.</param>
/// <param name="Products">How many products it reads; null when nobody knows.</param>
/// <param name="Pages">Page after page, or the named products by their ids.</param>
/// <param name="BulkOperation">One file that Shopify writes; null for named products.</param>
public sealed record PullForecast(PullRoute Route, string Reason, int? Products, RouteForecast? Pages, RouteForecast? BulkOperation)
{
    private RouteForecast? Taken => Route == PullRoute.Bulk ? BulkOperation : Pages;

    /// <summary>Null while there is nothing to compare a run with.</summary>
    public BatchForecast? ToBatch() => Taken is { } taken ? new(Route.ToString(), Reason, taken.Points, taken.Calls, taken.Seconds) : null;

    /// <param name="wanted">The route that a person or program asks for.</param>
    public static PullForecast Of(PullWork work, PullFigures figures, PullRoute wanted = PullRoute.Auto)
    {
        if (work.Products is not { } products)
            return Unknown(wanted);

        var (pages, bulk) = (ByPages(products, work, figures), work.AreNamed ? null : ByBulk(products, work, figures));
        var (route, reason) = bulk is null
            ? (PullRoute.Pages, "Named products are read by their ids.")
            : wanted is PullRoute.Pages or PullRoute.Bulk
            ? (wanted, $"{(wanted == PullRoute.Bulk ? "A bulk operation" : "Pages")}, as asked for.")
            : Choose(products, figures, pages, bulk);
        return new PullForecast(route, reason, products, pages, bulk);
    }

    private static PullForecast Unknown(PullRoute wanted) =>
        new(wanted, "How many products there are was not to be learned from the store; it is asked again when the pull begins.", null, null, null);

    private static (PullRoute, string) Choose(int products, PullFigures figures, RouteForecast pages, RouteForecast bulk)
    {
        if (products < figures.BulkFromProducts)
            return (PullRoute.Pages, $"Pages: a bulk operation is begun from {Number(figures.BulkFromProducts)} products on.");

        // A speed that is only assumed is no reason to spend points that others may need.
        return figures.SpeedsAreLearned && pages.Seconds < bulk.Seconds
            ? (PullRoute.Pages, $"Pages: {Duration(pages.Seconds.Value)} instead of {Duration(bulk.Seconds.Value)} by a bulk operation (as fast as it was here before).")
            : (PullRoute.Bulk, $"A bulk operation: it costs {Number(bulk.Points)} points instead of {Number(pages.Points)}, and what it saves is left for everything else.");
    }

    private static RouteForecast ByPages(int products, PullWork work, PullFigures figures)
    {
        var points = products * figures.PointsPerProduct;
        var own = Own(products, work, figures.PagesSecondsPerProduct, figures.PagesSecondsPerNew);

        // One call counts the products before the first page.
        var calls = (int)Math.Ceiling(products / (double)figures.ProductsPerPage) + (work.AreNamed ? 0 : 1);
        return new RouteForecast((int)Math.Ceiling(points), calls, figures.RestoreRate is { } rate ? Math.Max(own, (points - (figures.Available ?? 0)) / rate) : null);
    }

    private static RouteForecast ByBulk(int products, PullWork work, PullFigures figures) => new(
        (int)Math.Ceiling(figures.PointsOfBulk), (int)Math.Ceiling(figures.CallsOfBulk),
        (products / figures.BulkProductsPerSecond) + Own(products, work, figures.BulkSecondsPerProduct, figures.BulkSecondsPerNew));

    private static double Own(int products, PullWork work, double perProduct, double perNew)
    {
        var fresh = Math.Max(0, products - work.Linked);
        return ((products - fresh) * perProduct) + (fresh * perNew);
    }
}

/// <summary>What a pull is about.</summary>
/// <param name="Products">How many it reads; null when nobody knows.</param>
/// <param name="Linked">Products of the store that are known here: each other one is staged whole, which takes longer.</param>
/// <param name="AreNamed">They are named by their ids.</param>
public sealed record PullWork(int? Products, int Linked, bool AreNamed);

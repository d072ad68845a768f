namespace ShopifySync.Application.Pushing;

/// <summary>What a push will cost by single calls: points and calls of Shopify, and seconds at the store's restore rate.</summary>
/// <param name="Seconds">Null until the store has told its rate.</param>
public sealed record PushForecast(int Points, int Calls, double? Seconds)
{
    private const int PointsPerMutation = 10;

    /// <summary>Products are read again in groups before they are written.</summary>
    private const int ProductsPerRead = 10;
    private const int PointsPerRead = 90;

    /// <param name="documents">Mutations: one for each product and kind of document.</param>
    /// <param name="available">Points in the bucket now; null when unknown.</param>
    public static PushForecast Of(int products, int documents, double? available, double? restoreRate)
    {
        var reads = (products + ProductsPerRead - 1) / ProductsPerRead;
        var points = documents * PointsPerMutation + reads * PointsPerRead;
        double? seconds = restoreRate is { } rate ? Math.Max(0, points - (available ?? 0)) / rate : null;
        return new PushForecast(points, documents + reads, seconds);
    }
}

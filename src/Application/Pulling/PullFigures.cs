namespace ShopifySync.Application.Pulling;

/// <summary>
/// What a forecast of a pull rests on: learned from the store's own runs, else the values here. Costs were measured on recorded
/// answers; how fast Shopify writes a file is published nowhere, so that begins cautiously.
/// </summary>
public sealed record PullFigures
{
    /// <summary>Points in the bucket now; null when unknown.</summary>
    public double? Available { get; init; }

    /// <summary>Points a second; null until the store has told it.</summary>
    public double? RestoreRate { get; init; }

    public int ProductsPerPage { get; init; } = PullPage.FirstPageSize;
    public double PointsPerProduct { get; init; } = 2.6;

    /// <summary>The pages come one after another: their way there and back is part of this.</summary>
    public double PagesSecondsPerProduct { get; init; } = 0.005;

    public double PagesSecondsPerNew { get; init; } = 0.007;

    /// <summary>Starting it, and looking how far it is.</summary>
    public double PointsOfBulk { get; init; } = 30;

    public double CallsOfBulk { get; init; } = 15;

    /// <summary>Products that Shopify writes in a second, with all that is theirs.</summary>
    public double BulkProductsPerSecond { get; init; } = 100;

    /// <summary>Our own work on a product of the file.</summary>
    public double BulkSecondsPerProduct { get; init; } = 0.0003;

    public double BulkSecondsPerNew { get; init; } = 0.002;

    /// <summary>Both routes have run here.</summary>
    public bool SpeedsAreLearned { get; init; }

    /// <summary>Below this, a bulk operation is not begun.</summary>
    public int BulkFromProducts { get; init; } = 2_000;
}

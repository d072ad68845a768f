namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// <c>extensions.cost</c> of an answer (Shopify: "GraphQL Admin API rate limits"). The bucket's size and rate differ by plan
/// and are not documented: they are taken from here, never from a constant.
/// </summary>
/// <param name="Actual">Null when Shopify refused to run the query: then nothing was taken.</param>
internal sealed record QueryCost(double Requested, double? Actual, double MaximumAvailable, double CurrentlyAvailable, double RestoreRate);

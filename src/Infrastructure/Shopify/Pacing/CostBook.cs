using System.Collections.Concurrent;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// The requested cost of each document at each size, as Shopify told it. The formula is not published ("Running a query is
/// the best way to find out its true cost", GraphQL Admin API rate limits), so it is learned.
/// </summary>
internal sealed class CostBook
{
    private readonly ConcurrentDictionary<(string Document, int Size), double> _known = new();

    public double Expect(string document, int size, double guess) => _known.GetValueOrDefault((document, size), guess);

    public void Learn(string document, int size, double requested) => _known[(document, size)] = requested;
}

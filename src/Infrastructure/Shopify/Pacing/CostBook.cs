using System.Collections.Concurrent;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// The cost of each document at each size, as Shopify told it. The formula is not published ("Running a query is
/// the best way to find out its true cost", GraphQL Admin API rate limits), so it is learned.
/// </summary>
internal sealed class CostBook : IDocumentCosts
{
    private const double WeightOfTheNewest = 0.1;

    private readonly ConcurrentDictionary<(string Document, int Size), (double Requested, double? Actual)> _known = new();
    private double _latency;

    public TimeSpan? Latency => _latency > 0 ? TimeSpan.FromSeconds(_latency) : null;

    public double Expect(string document, int size, double guess) => _known.TryGetValue((document, size), out var cost) ? cost.Requested : guess;

    public double? ActualOf(string document, int size = 0) => _known.TryGetValue((document, size), out var cost) ? cost.Actual : null;

    public void Learn(string document, int size, QueryCost cost) => _known.AddOrUpdate(
        (document, size), _ => (cost.Requested, cost.Actual), (_, known) => (cost.Requested, cost.Actual ?? known.Actual));

    /// <summary>A running average; what two answers at once write over each other does not matter.</summary>
    public void Answered(TimeSpan after) =>
        _latency = _latency > 0 ? _latency + (WeightOfTheNewest * (after.TotalSeconds - _latency)) : after.TotalSeconds;
}

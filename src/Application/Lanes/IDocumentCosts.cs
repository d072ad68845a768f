namespace ShopifySync.Application.Lanes;

/// <summary>What calls have cost, as far as this process knows.</summary>
public interface IDocumentCosts
{
    /// <summary>Actual points of a document's latest call with this size, 0 where its cost does not depend on one; null before the first.</summary>
    double? ActualOf(string document, int size = 0);

    /// <summary>How long an answer takes at the moment; null before the first.</summary>
    TimeSpan? Latency { get; }
}

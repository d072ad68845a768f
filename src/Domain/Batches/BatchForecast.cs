namespace ShopifySync.Domain.Batches;

/// <summary>What a batch was expected to take when it began; compared with what it took.</summary>
/// <param name="Route">The route taken, in a word: <c>Single</c>, <c>Bulk</c>, <c>Pages</c>.</param>
/// <param name="Reason">Why this route.</param>
/// <param name="Seconds">Null while the store had not told its rate.</param>
public sealed record BatchForecast(string Route, string Reason, int Points, int Calls, double? Seconds);

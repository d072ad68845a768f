namespace ShopifySync.Application.Monitoring;

/// <summary>What a pull or a push takes by one route.</summary>
/// <param name="Points">Points that Shopify will charge; what a bulk operation does inside is not charged.</param>
/// <param name="Seconds">Null until the store has told its rate.</param>
public sealed record RouteForecast(int Points, int Calls, double? Seconds);

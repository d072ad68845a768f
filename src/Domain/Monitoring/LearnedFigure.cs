using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Monitoring;

/// <summary>
/// What the runs so far have taught about a store: what a document costs, how fast it works off a bulk operation, how long our
/// own work on a change takes. Shopify publishes none of it. Forecasts rest on these, so they outlive the process.
/// </summary>
public sealed class LearnedFigure
{
    public const int NameLength = 80;

    /// <summary>The newest run counts as much as all before it: plans and machines change.</summary>
    private const double WeightOfTheNewest = 0.5;

    private LearnedFigure() { } // EF Core

    public LearnedFigure(StoreId store, string name, double value, DateTimeOffset at) =>
        (StoreId, Name, Value, Runs, LearnedAt) = (store, name, value, 1, at);

    public StoreId StoreId { get; private init; }
    public string Name { get; private init; } = "";
    public double Value { get; private set; }
    public int Runs { get; private set; }
    public DateTimeOffset LearnedAt { get; private set; }

    /// <summary>A further measurement of what varies from run to run.</summary>
    public void Learn(double measured, DateTimeOffset at) =>
        (Value, Runs, LearnedAt) = (Value + (WeightOfTheNewest * (measured - Value)), Runs + 1, at);

    /// <summary>What the store told outright: the newest word counts.</summary>
    public void Replace(double told, DateTimeOffset at) => (Value, Runs, LearnedAt) = (told, Runs + 1, at);
}

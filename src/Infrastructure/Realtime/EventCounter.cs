namespace ShopifySync.Infrastructure.Realtime;

/// <summary>
/// The last number given to an event: one row, whose lock lets one node at a time give numbers. A counter of its own,
/// because old events are deleted and their numbers must never come again.
/// </summary>
internal sealed class EventCounter
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public long Last { get; set; }
}

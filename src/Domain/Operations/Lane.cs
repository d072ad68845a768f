using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Operations;

/// <summary>The queue of operations of one store, or of one catalogue. One runner works on it at a time.</summary>
public sealed class Lane
{
    private Lane() { } // EF Core

    private Lane(string id) => Id = id;

    public string Id { get; private init; } = "";

    /// <summary>Raised by every runner that takes the lane: what an older runner still writes is refused.</summary>
    public int Epoch { get; private set; }

    /// <summary>The node that runs it; null once it let go. One that died is still named.</summary>
    public string? RunBy { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>Why the lane waits for a person; null while it may run.</summary>
    public string? PausedBecause { get; private set; }

    public static Lane Of(StoreId store) => new(IdOf(store));

    public static Lane Of(CatalogueId catalogue) => new(IdOf(catalogue));

    public static string IdOf(StoreId store) => $"store:{store}";

    public static string IdOf(CatalogueId catalogue) => $"catalogue:{catalogue}";

    /// <summary>The store of a store's lane; null for a catalogue's.</summary>
    public static StoreId? StoreOf(string laneId) =>
        laneId.StartsWith("store:", StringComparison.Ordinal) ? new StoreId(Guid.Parse(laneId["store:".Length..])) : null;

    public void Take(string node, DateTimeOffset at) => (Epoch, RunBy, CheckedInAt) = (Epoch + 1, node, at);

    /// <summary>Nothing new begins; what runs ends.</summary>
    public void Pause(string because) => PausedBecause = because;

    public void Resume() => PausedBecause = null;
}

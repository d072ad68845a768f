using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Linking;

/// <summary>A link that was made, repointed or ended: who matched what with what, and why.</summary>
public sealed class LinkHistory
{
    private LinkHistory() { } // EF Core

    public LinkHistory(StoreId store, ResourceKind kind, Guid localId, string remoteId, string what, string by, DateTimeOffset at) =>
        (StoreId, ResourceKind, LocalId, RemoteId, What, By, At) = (store, kind, localId, remoteId, what, by, at);

    public long Seq { get; private init; }
    public StoreId StoreId { get; private init; }
    public ResourceKind ResourceKind { get; private init; }
    public Guid LocalId { get; private init; }
    public string RemoteId { get; private init; } = "";

    /// <summary>matched by sku, matched by barcode, matched by handle, matched by a person, made from the store, made in the store, repointed.</summary>
    public string What { get; private init; } = "";

    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

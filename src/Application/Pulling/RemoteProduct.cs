using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pulling;

/// <summary>
/// A product as a store has it. Where its hash is known without reading it, the rest is read when it is first asked for:
/// most products of a full pull are as they were, and nobody asks.
/// </summary>
public sealed class RemoteProduct
{
    private readonly Func<RemoteProduct>? _read;
    private ProductSnapshot? _snapshot;
    private bool _orderIsUnsure;
    private string? _hash;
    private WrittenSnapshot? _written;

    public RemoteProduct(string remoteId, DateTimeOffset updatedAt, ProductSnapshot snapshot, bool orderIsUnsure = false) =>
        (RemoteId, UpdatedAt, _snapshot, _orderIsUnsure) = (remoteId, updatedAt, snapshot, orderIsUnsure);

    public RemoteProduct(string remoteId, DateTimeOffset updatedAt, string hash, Func<RemoteProduct> read) =>
        (RemoteId, UpdatedAt, _hash, _read) = (remoteId, updatedAt, hash, read);

    public string RemoteId { get; }

    public DateTimeOffset UpdatedAt { get; }

    public ProductSnapshot Snapshot => _snapshot ?? Whole()._snapshot!;

    /// <summary>Its lists may not be in the store's order: whether only that differs is found out by reading it alone.</summary>
    public bool OrderIsUnsure => Whole()._orderIsUnsure;

    /// <summary>Of all facets together; made when first asked for.</summary>
    public string Hash => _hash ??= SnapshotHashes.Of(Snapshot).Together;

    /// <summary>As a proposal of the whole product keeps it.</summary>
    public WrittenSnapshot Written => _written ??= WrittenSnapshot.Of(Snapshot);

    /// <summary>What is kept, and the hash, in one go, for whoever will ask for both.</summary>
    public void WriteDown()
    {
        var (json, hashes) = SnapshotJson.WriteHashed(Snapshot);
        (_written, _hash) = (WrittenSnapshot.Of(Snapshot, json), hashes.Together);
    }

    private RemoteProduct Whole()
    {
        if (_snapshot is null)
        {
            var whole = _read!();
            (_snapshot, _orderIsUnsure) = (whole._snapshot, whole._orderIsUnsure);
        }

        return this;
    }
}

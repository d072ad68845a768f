using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Staging;

/// <summary>A remembered rejection: this difference is not proposed again until either side moves.</summary>
public sealed class AcceptedDifference
{
    private AcceptedDifference() { } // EF Core

    /// <param name="path">The field, or "*" for a whole product (a rejected create or delete).</param>
    public AcceptedDifference(StoreId store, string resourceId, FieldPath path, string localHash, string remoteHash, string by, DateTimeOffset at) =>
        (StoreId, ResourceId, Path, LocalHash, RemoteHash, By, At) = (store, resourceId, path, localHash, remoteHash, by, at);

    public static FieldPath Whole { get; } = new("*");

    public long Seq { get; private init; }
    public StoreId StoreId { get; private init; }
    public string ResourceId { get; private init; } = "";
    public FieldPath Path { get; private init; }
    public string LocalHash { get; private set; } = "";
    public string RemoteHash { get; private set; } = "";
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public bool Covers(FieldDifference difference) =>
        difference.Path == Path && SnapshotJson.Hash(difference.Local) == LocalHash && SnapshotJson.Hash(difference.Remote) == RemoteHash;

    public void Renew(string localHash, string remoteHash, string by, DateTimeOffset at) => (LocalHash, RemoteHash, By, At) = (localHash, remoteHash, by, at);
}

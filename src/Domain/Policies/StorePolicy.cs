using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Policies;

/// <summary>A store's policy in one of its versions; the highest version is in force.</summary>
public sealed class StorePolicy
{
    private StorePolicy() { } // EF Core

    public StorePolicy(StoreId store, SyncPolicy policy, string by, DateTimeOffset at) =>
        (StoreId, Version, Json, By, At) = (store, policy.Version, FieldValue.Of(policy)!, by, at);

    public StoreId StoreId { get; private init; }
    public int Version { get; private init; }
    public string Json { get; private init; } = "";
    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public SyncPolicy ToPolicy() => FieldValue.Read<SyncPolicy>(Json)!;
}

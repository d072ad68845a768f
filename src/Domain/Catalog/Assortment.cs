using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Catalog;

/// <summary>A product that a store is to offer. Only these are proposed to a store that does not have them.</summary>
public sealed class AssortmentEntry
{
    private AssortmentEntry() { } // EF Core

    public AssortmentEntry(StoreId store, ProductId product, DateTimeOffset at) => (StoreId, ProductId, AddedAt) = (store, product, at);

    public StoreId StoreId { get; private init; }
    public ProductId ProductId { get; private init; }
    public DateTimeOffset AddedAt { get; private init; }
}

/// <summary>A value that a store shows instead of the catalogue's own.</summary>
public sealed class FieldOverride
{
    private FieldOverride() { } // EF Core

    public FieldOverride(StoreId store, ProductId product, FieldPath path, string? value, int version) =>
        (StoreId, ProductId, Path, Value, Version) = (store, product, path, value, version);

    public StoreId StoreId { get; private init; }
    public ProductId ProductId { get; private init; }
    public FieldPath Path { get; private init; }
    public string? Value { get; private init; }
    public int Version { get; private init; }
}

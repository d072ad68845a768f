using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Users;

/// <summary>What a user may do: a role in a catalogue, or in one store of it.</summary>
public sealed class Grant
{
    private Grant() { } // EF Core

    public Grant(Guid user, string role, CatalogueId catalogue, StoreId? store, DateTimeOffset at) =>
        (Id, UserId, Role, CatalogueId, StoreId, GrantedAt) = (Guid.CreateVersion7(), user, role, catalogue, store, at);

    public Guid Id { get; private init; }
    public Guid UserId { get; private init; }

    /// <summary>The role's name: Viewer, Reviewer, Operator or Admin.</summary>
    public string Role { get; private init; } = "";

    public CatalogueId CatalogueId { get; private init; }
    public StoreId? StoreId { get; private init; }
    public DateTimeOffset GrantedAt { get; private init; }
}

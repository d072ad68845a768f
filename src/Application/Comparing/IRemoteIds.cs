using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Comparing;

/// <summary>
/// What is known of a store's objects, asked for by many of their ids at once. A pull asks this for every product it meets,
/// so each answer is one statement with one list for its parameter, and reads by index whatever the database believes of its tables.
/// </summary>
public interface IRemoteIds
{
    /// <summary>The links of products, each with the version that its product has now.</summary>
    Task<IReadOnlyDictionary<string, KnownLink>> Links(StoreId store, IReadOnlyCollection<string> remoteIds, CancellationToken ct);

    /// <summary>The numbers of inbound changes about them, decided ones too.</summary>
    Task<IReadOnlyList<long>> InboundChanges(StoreId store, IReadOnlyCollection<string> remoteIds, CancellationToken ct);
}

public sealed record KnownLink(
    LinkId Id, DateTimeOffset LinkedAt, DateTimeOffset? RemoteUpdatedAt, DateTimeOffset? LastWriteAt, string? ComparedAs, int ProductVersion);

using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Stores;

public readonly record struct StoreId(Guid Value)
{
    public static StoreId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>How a store's access token is had.</summary>
public enum TokenKind
{
    /// <summary>An existing admin token (<c>shpat_…</c>): permanent until revoked.</summary>
    AdminToken,

    /// <summary>Client credentials grant: 24 hours, asked for again before it ends.</summary>
    ClientCredentials,
}

public enum StoreState
{
    Connected,

    /// <summary>Shopify refused us (token, scope, frozen shop): the lane waits until a person mends it.</summary>
    NeedsAttention,
    Disconnected,
}

/// <summary>A connected shop. It follows one catalogue. Secrets are kept protected; only the adapter ever reads them.</summary>
public sealed class Store : AggregateRoot
{
    private Store() { } // EF Core

    public long Seq { get; private init; }
    public StoreId Id { get; private init; }
    public CatalogueId CatalogueId { get; private init; }
    public ShopDomain Domain { get; private init; } = ShopDomain.FromStored("");
    public string Name { get; private set; } = "";
    public StoreState State { get; private set; }

    /// <summary>Why the store needs attention, in plain words, with the next step.</summary>
    public string? Attention { get; private set; }

    public TokenKind TokenKind { get; private set; }
    public string ProtectedToken { get; private set; } = "";
    public DateTimeOffset? TokenExpiresAt { get; private set; }
    public string? ClientId { get; private set; }

    /// <summary>The app's client secret, protected: it renews tokens and verifies webhooks. The previous one stays valid while a rotation is under way.</summary>
    public string? ProtectedSecret { get; private set; }

    public string? PreviousProtectedSecret { get; private set; }
    public string Scopes { get; private set; } = "";
    public string CurrencyCode { get; private set; } = "";
    public string PlanName { get; private set; } = "";
    public DateTimeOffset ConnectedAt { get; private init; }

    public static Store Connect(CatalogueId catalogue, ShopDomain domain, StoreCredentials credentials, StoreIdentity identity, DateTimeOffset at)
    {
        var store = new Store { Id = StoreId.New(), CatalogueId = catalogue, Domain = domain, ConnectedAt = at };
        store.Use(credentials);
        store.Know(identity);
        store.Raise(new StoreConnected(store.Id));
        return store;
    }

    /// <summary>The same shop connected once more, for instance with a new token.</summary>
    public void Reconnect(StoreCredentials credentials, StoreIdentity identity)
    {
        Use(credentials);
        Know(identity);
        (State, Attention) = (StoreState.Connected, null);
        Raise(new StoreConnected(Id));
    }

    public void RenewToken(string protectedToken, DateTimeOffset expiresAt) => (ProtectedToken, TokenExpiresAt) = (protectedToken, expiresAt);

    public void NeedAttention(string reason)
    {
        // A call that was under way when the store was disconnected is refused for that very reason.
        if (State == StoreState.Disconnected)
            return;

        (State, Attention) = (StoreState.NeedsAttention, reason);
        Raise(new StoreNeedsAttention(Id, reason));
    }

    /// <summary>A test of the connection went well.</summary>
    public void Recover(StoreIdentity identity)
    {
        Know(identity);
        (State, Attention) = (StoreState.Connected, null);
    }

    /// <summary>The shop said that something of it changed.</summary>
    public void Refresh(StoreIdentity identity) => Know(identity);

    public Result Disconnect()
    {
        if (State == StoreState.Disconnected)
            return StoreErrors.AlreadyDisconnected;

        (State, Attention, ProtectedToken, TokenExpiresAt) = (StoreState.Disconnected, null, "", null);
        (ProtectedSecret, PreviousProtectedSecret) = (null, null);
        return Result.Success;
    }

    private void Use(StoreCredentials credentials)
    {
        if (ProtectedSecret is not null && credentials.ProtectedSecret is not null)
            PreviousProtectedSecret = ProtectedSecret;
        (TokenKind, ProtectedToken, TokenExpiresAt) = (credentials.Kind, credentials.ProtectedToken, credentials.ExpiresAt);
        (ClientId, ProtectedSecret) = (credentials.ClientId, credentials.ProtectedSecret);
    }

    private void Know(StoreIdentity identity) =>
        (Name, CurrencyCode, PlanName, Scopes) = (identity.Name, identity.CurrencyCode, identity.PlanName, string.Join(' ', identity.Scopes));
}

/// <summary>What gives access to a shop; token and secret are already protected.</summary>
public sealed record StoreCredentials(TokenKind Kind, string ProtectedToken, DateTimeOffset? ExpiresAt, string? ClientId, string? ProtectedSecret);

/// <summary>What a shop says of itself when the connection is tested.</summary>
public sealed record StoreIdentity(string Name, string MyshopifyDomain, string CurrencyCode, string PlanName, IReadOnlyList<string> Scopes);

public sealed record StoreConnected(StoreId StoreId) : IDomainEvent;

public sealed record StoreNeedsAttention(StoreId StoreId, string Reason) : IDomainEvent;

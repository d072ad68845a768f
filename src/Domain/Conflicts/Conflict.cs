using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Conflicts;

public readonly record struct ConflictId(Guid Value)
{
    public static ConflictId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum ConflictKind
{
    /// <summary>Both sides moved one field apart.</summary>
    Field,

    /// <summary>At first contact, several products could be this one.</summary>
    Match,
}

public enum ConflictStatus
{
    Open,
    Resolved,

    /// <summary>The sides came to agree, or the product went, before anybody decided.</summary>
    Gone,
}

public enum ConflictResolution
{
    /// <summary>Keep what the catalogue has. For a match: it is the product named by the value.</summary>
    Local,

    /// <summary>Take what the store has. For a match: it is a new product.</summary>
    Remote,

    /// <summary>A third value, for both sides.</summary>
    Value,
}

/// <summary>A question that only a person may answer: two sides moved one field apart, or a first match is ambiguous.</summary>
public sealed class Conflict : AggregateRoot
{
    private Conflict() { } // EF Core

    public long Seq { get; private init; }
    public ConflictId Id { get; private init; }
    public StoreId StoreId { get; private init; }
    public CatalogueId CatalogueId { get; private init; }
    public ConflictKind Kind { get; private init; }

    /// <summary>The product, for a conflict of a field; null for an ambiguous match.</summary>
    public ProductId? ProductId { get; private init; }

    public string RemoteId { get; private init; } = "";
    public FieldPath Path { get; private init; }
    public string ProductTitle { get; private set; } = "";
    public string? Baseline { get; private set; }
    public string? Local { get; private set; }
    public string? Remote { get; private set; }

    /// <summary>JSON list of the products that could match (id, title, sku, why); null for a conflict of a field.</summary>
    public string? Candidates { get; private set; }

    public ConflictStatus Status { get; private set; }

    /// <summary>Rises whenever what is asked moves: a resolution names the revision that was looked at.</summary>
    public int Revision { get; private set; } = 1;

    public ConflictResolution? Resolution { get; private set; }
    public string? ResolvedValue { get; private set; }
    public string? ResolvedBy { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public BatchId? FoundBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static Conflict Raise(ConflictSubject subject, FieldDifference clash, BatchId? foundBy, DateTimeOffset at) => new()
    {
        Id = ConflictId.New(),
        StoreId = subject.StoreId,
        CatalogueId = subject.CatalogueId,
        Kind = ConflictKind.Field,
        ProductId = subject.ProductId,
        RemoteId = subject.RemoteId,
        ProductTitle = subject.Title,
        Path = clash.Path,
        Baseline = clash.Baseline,
        Local = clash.Local,
        Remote = clash.Remote,
        FoundBy = foundBy,
        CreatedAt = at,
    };

    public static Conflict RaiseMatch(ConflictSubject subject, string remoteSnapshot, string candidates, BatchId? foundBy, DateTimeOffset at) => new()
    {
        Id = ConflictId.New(),
        StoreId = subject.StoreId,
        CatalogueId = subject.CatalogueId,
        Kind = ConflictKind.Match,
        RemoteId = subject.RemoteId,
        ProductTitle = subject.Title,
        Path = new FieldPath("*"),
        Remote = remoteSnapshot,
        Candidates = candidates,
        FoundBy = foundBy,
        CreatedAt = at,
    };

    /// <summary>A newer comparison: the values shown are always those of now.</summary>
    public void Refresh(string title, FieldDifference clash)
    {
        if ((Baseline, Local, Remote) != (clash.Baseline, clash.Local, clash.Remote))
            Revision++;
        (ProductTitle, Baseline, Local, Remote) = (title, clash.Baseline, clash.Local, clash.Remote);
    }

    public void RefreshMatch(string title, string remoteSnapshot, string candidates)
    {
        if ((Remote, Candidates) != (remoteSnapshot, candidates))
            Revision++;
        (ProductTitle, Remote, Candidates) = (title, remoteSnapshot, candidates);
    }

    public void Vanish()
    {
        if (Status == ConflictStatus.Open)
            Status = ConflictStatus.Gone;
    }

    /// <param name="revision">The one that was looked at, so that nobody settles values they have not seen; null takes it as it stands.</param>
    public Result Resolve(int? revision, ConflictResolution resolution, string? value, string by, DateTimeOffset at)
    {
        if (Status != ConflictStatus.Open)
            return ConflictErrors.NotOpen;
        if (revision is { } seen && seen != Revision)
            return ConflictErrors.Moved;
        if (Kind == ConflictKind.Match && resolution == ConflictResolution.Local && value is null)
            return ConflictErrors.NeedsProduct;
        if (Kind == ConflictKind.Match && resolution == ConflictResolution.Value)
            return ConflictErrors.NoValueForMatch;

        (Status, Resolution, ResolvedValue, ResolvedBy, ResolvedAt) = (ConflictStatus.Resolved, resolution, value, by, at);
        Raise(new ConflictResolved(Id, StoreId, resolution));
        return Result.Success;
    }
}

public sealed record ConflictSubject(StoreId StoreId, CatalogueId CatalogueId, ProductId? ProductId, string RemoteId, string Title);

public sealed record ConflictResolved(ConflictId ConflictId, StoreId StoreId, ConflictResolution Resolution) : IDomainEvent;

public static class ConflictErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "Conflict.NotFound", "There is no such conflict.", "Go back to the list of conflicts.");

    public static Error NotOpen { get; } = new(ErrorKind.Conflict, "Conflict.NotOpen", "This conflict was already settled.", "Reload to see how.");

    public static Error Moved { get; } = new(ErrorKind.Conflict, "Conflict.Moved", "A side moved since you looked at this conflict.", "Look at the new values and decide again.");

    public static Error NeedsProduct { get; } = new(ErrorKind.Invalid, "Conflict.NeedsProduct", "Say which product it is.", "Give the product's id as the value.");

    public static Error NoValueForMatch { get; } = new(ErrorKind.Invalid, "Conflict.NoValueForMatch", "A match has no value of its own.", "Choose one of the products, or take it as a new one.");
}

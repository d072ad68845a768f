using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Linking;

public readonly record struct LinkId(Guid Value)
{
    public static LinkId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public enum ResourceKind
{
    Product,
    Variant,
}

/// <summary>
/// The pair (catalogue row, store's object). Unique both ways within a store and kind, by constraint: a product can
/// never be linked twice. Rows of variants carry no facets; they follow their product.
/// </summary>
public sealed class Link
{
    private readonly List<LinkFacet> _facets = [];

    private Link() { } // EF Core

    public Link(StoreId store, ResourceKind kind, Guid localId, string remoteId, DateTimeOffset at) =>
        (Id, StoreId, ResourceKind, LocalId, RemoteId, LinkedAt) = (LinkId.New(), store, kind, localId, remoteId, at);

    public long Seq { get; private init; }
    public LinkId Id { get; private init; }
    public StoreId StoreId { get; private init; }
    public ResourceKind ResourceKind { get; private init; }
    public Guid LocalId { get; private init; }
    public string RemoteId { get; private set; } = "";
    public DateTimeOffset LinkedAt { get; private init; }

    /// <summary>The store's own <c>updatedAt</c> of the newest state we have seen.</summary>
    public DateTimeOffset? RemoteUpdatedAt { get; private set; }

    /// <summary>When we last wrote to the store: a read that began earlier may show the time before it.</summary>
    public DateTimeOffset? LastWriteAt { get; private set; }

    public DateTimeOffset? ComparedAt { get; private set; }

    /// <summary>
    /// All facets' hashes and what they were compared with, in one text: a pull of an unchanged store reads this row alone and
    /// not the facets. Null when the facets say different things, or one was never compared.
    /// </summary>
    public string? ComparedAs { get; private set; }

    /// <summary>Why the last push of this product failed; null when it went well.</summary>
    public string? LastError { get; private set; }

    public IReadOnlyList<LinkFacet> Facets => _facets;

    /// <summary>Late reads lose: true when a read that began at <paramref name="readBegan"/> may be trusted.</summary>
    /// <remarks>A last write that is still to come was noted before our clock was set back: waiting for it would be for hours.</remarks>
    public bool MayTrust(DateTimeOffset readBegan, DateTimeOffset remoteUpdatedAt, DateTimeOffset now) => MayTrust(LastWriteAt, RemoteUpdatedAt, readBegan, remoteUpdatedAt, now);

    /// <summary>The same of a link that is known by its moments alone.</summary>
    /// <param name="updatedAt">Null believes an answer that is older than the one last seen.</param>
    public static bool MayTrust(DateTimeOffset? lastWriteAt, DateTimeOffset? remoteUpdatedAt, DateTimeOffset readBegan, DateTimeOffset? updatedAt, DateTimeOffset now) =>
        (lastWriteAt is null || readBegan > lastWriteAt || lastWriteAt > now) && (remoteUpdatedAt is null || updatedAt is null || updatedAt >= remoteUpdatedAt);

    public LinkFacet Facet(Catalog.Facet facet)
    {
        if (_facets.FirstOrDefault(f => f.Facet == facet) is { } known)
            return known;

        var made = new LinkFacet(Id, facet);
        _facets.Add(made);
        return made;
    }

    /// <summary>Compared with a state whose <c>updatedAt</c> is not known any more.</summary>
    public void Compared(DateTimeOffset at) => ComparedAt = at;

    public void Seen(DateTimeOffset remoteUpdatedAt, DateTimeOffset at) => (RemoteUpdatedAt, ComparedAt) = (remoteUpdatedAt, at);

    public void Written(DateTimeOffset remoteUpdatedAt, DateTimeOffset at)
    {
        Seen(remoteUpdatedAt, at);
        (LastWriteAt, LastError) = (at, null);
    }

    /// <summary>All facets were compared, as these versions of the product and the policy have it.</summary>
    public void ComparedWith(int productVersion, int policyVersion)
    {
        foreach (var facet in Enum.GetValues<Catalog.Facet>())
            Facet(facet).Compared(productVersion, policyVersion);
        SumUp();
    }

    /// <summary>What its last comparison found no longer counts: whoever reads it next compares it anew.</summary>
    public void CompareAnew()
    {
        _facets.ForEach(f => f.Compared(0, 0));
        SumUp();
    }

    internal void SumUp() => ComparedAs = Comparison.SumUp(_facets);

    public void PushFailed(string reason) => LastError = reason;

    /// <summary>The store made the object anew under another id.</summary>
    public void Repoint(string remoteId) => RemoteId = remoteId;
}

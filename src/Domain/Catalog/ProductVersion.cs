namespace ShopifySync.Domain.Catalog;

/// <summary>A product's state before and after one change: what the history reads.</summary>
public sealed class ProductVersion
{
    private ProductVersion() { } // EF Core

    /// <param name="before">Snapshot JSON; null for a product that was just made.</param>
    public ProductVersion(ProductId product, int version, string? before, string after, ChangeCause cause, DateTimeOffset at) =>
        (ProductId, Version, Before, After, CauseKind, CauseId, By, At) = (product, version, before, after, cause.Kind, cause.Id, cause.By, at);

    public long Seq { get; private init; }
    public ProductId ProductId { get; private init; }
    public int Version { get; private init; }
    public string? Before { get; private init; }
    public string After { get; private init; } = "";

    /// <summary>edit or apply.</summary>
    public string CauseKind { get; private init; } = "";

    public string? CauseId { get; private init; }
    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

/// <summary>What changed a product: an edit by hand, or a staged change that was applied.</summary>
public sealed record ChangeCause(string Kind, string? Id, string By);

/// <summary>When and by whom a field was last set, after the product was made.</summary>
public sealed class FieldState
{
    private FieldState() { } // EF Core

    public FieldState(ProductId product, FieldPath path, ChangeCause cause, DateTimeOffset at)
    {
        (ProductId, Path) = (product, path);
        Set(cause, at);
    }

    public ProductId ProductId { get; private init; }
    public FieldPath Path { get; private init; }
    public DateTimeOffset EditedAt { get; private set; }
    public string By { get; private set; } = "";
    public string Source { get; private set; } = "";

    public void Set(ChangeCause cause, DateTimeOffset at) => (EditedAt, By, Source) = (at, cause.By, cause.Kind);
}

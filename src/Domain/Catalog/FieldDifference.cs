namespace ShopifySync.Domain.Catalog;

/// <summary>What a difference between the three snapshots asks for.</summary>
public enum DifferenceKind
{
    /// <summary>Both sides moved to the same value: only the baseline follows.</summary>
    Agreed,

    /// <summary>Proposed to the catalogue.</summary>
    Inbound,

    /// <summary>Proposed to the store.</summary>
    Outbound,

    /// <summary>Both sides moved apart: a person decides.</summary>
    Conflict,
}

/// <summary>One field on which the snapshots differ. Values are canonical JSON, null where absent; a conflict proposes nothing.</summary>
public sealed record FieldDifference(FieldPath Path, DifferenceKind Kind, string? Baseline, string? Local, string? Remote, string? Proposed)
{
    /// <summary>A program's own value, which no comparison finds and none takes away.</summary>
    public bool IsProposal { get; init; }
}

namespace ShopifySync.Domain.Staging;

public enum Direction
{
    /// <summary>From the store to the catalogue.</summary>
    Inbound,

    /// <summary>From the catalogue to the store.</summary>
    Outbound,
}

public enum ChangeKind
{
    Update,

    /// <summary>A product that the other side does not have: one decision with a snapshot.</summary>
    Create,

    /// <summary>A product that this side no longer has: one decision, never silent.</summary>
    Delete,
}

public enum StagedChangeStatus
{
    /// <summary>Waits for a decision on at least one field.</summary>
    Pending,

    /// <summary>Was approved, then the other side moved: back for review with both values.</summary>
    Stale,
    Approved,
    Rejected,

    /// <summary>Taken into the catalogue.</summary>
    Applied,

    /// <summary>Accepted by the store.</summary>
    Pushed,

    /// <summary>Refused when it was written; the fields say why.</summary>
    Failed,

    /// <summary>The difference is gone, or another change replaced this one.</summary>
    Superseded,
}

public enum FieldDecision
{
    Pending,
    Approved,
    Rejected,
}

public enum FieldOutcome
{
    None,
    Written,

    /// <summary>The other side already had the value.</summary>
    AlreadyThere,
    Stale,
    Refused,
}

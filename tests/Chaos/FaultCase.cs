using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal enum Deed
{
    Pull,
    BulkPull,
    PushTexts,
    PushPrices,
    PushNew,
    BulkPush,
}

/// <summary>One way in which a store misbehaves.</summary>
/// <param name="Match">The document or root field that is struck.</param>
internal sealed record FaultCase(string Name, Deed Deed, string? Match, EmulatorFault Fault)
{
    /// <summary>How often a transient one strikes.</summary>
    public int Times { get; init; } = 2;

    /// <summary>The store is refused for a reason that a person must mend: even once it waits for one.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>It strikes once for all; lasting and transient are the same.</summary>
    public bool HasNoLastingForm { get; init; }

    /// <summary>What is put right at the store before the connection is tested again, beside the faults' end.</summary>
    public (string Command, object Body)? Mend { get; init; }

    public EmulatorFault Transient => Fault with { Match = Match, Times = Times };

    public EmulatorFault Lasting => Fault with { Match = Match };
}

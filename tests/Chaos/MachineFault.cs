namespace ShopifySync.Chaos;

/// <summary>One way in which not the store gives way, but what the server stands on.</summary>
/// <param name="Strike">Makes it so; what it gives back ends it.</param>
internal sealed record MachineFault(string Name, Func<ServerUnderFire, Ground, Task<Func<Task>>> Strike)
{
    /// <summary>The database it is about; any when left out.</summary>
    public DatabaseKind? Only { get; init; }

    /// <summary>Nobody can be asked while it lasts.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The server is told another time, by libfaketime.</summary>
    public bool IsOfTheClock { get; init; }

    /// <summary>It strikes once for all.</summary>
    public bool HasNoLastingForm { get; init; }

    /// <summary>A server that is started into it says why it does not start.</summary>
    public bool AtStart { get; init; }
}

namespace ShopifySync.Chaos;

/// <summary>Random numbers of a trial: one row for each purpose, so that the time one thing takes does not change what another draws.</summary>
internal sealed class Draw(int seed)
{
    public Random Deeds { get; } = Of(seed, 1);
    public Random Kills { get; } = Of(seed, 2);
    public Random Merchant { get; } = Of(seed, 3);

    public int Seed { get; } = seed;

#pragma warning disable CA5394 // To be repeated by its seed is the point of it.
    private static Random Of(int seed, int purpose) => new(unchecked(seed * 7919 + purpose * 104_729));
#pragma warning restore CA5394
}

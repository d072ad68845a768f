using System.Text.Json;

namespace ShopifySync.Benchmarks.Pacing;

/// <summary>What one process of the duel is told, as JSON on its command line; duel/client.mjs reads the same.</summary>
/// <param name="Emulator">The emulator's folder, where the other clients are installed.</param>
/// <param name="WarmShop">A shop with a bucket of its own: what warms up there takes nothing from the bucket of the duel.</param>
/// <param name="StartAt">Unix milliseconds: processes that share a bucket begin together.</param>
internal sealed record DuelJob(
    string Client, string Emulator, Uri Url, string Shop, string WarmShop, string Token, string Query, string Product, string Variant, DuelTarget Warm,
    int Writes, int First, int Concurrency, long StartAt)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static DuelJob Read(string json) => JsonSerializer.Deserialize<DuelJob>(json, Options)!;
}

internal sealed record DuelTarget(string Product, string Variant);

/// <summary>What one process of the duel answers, in Unix milliseconds.</summary>
internal sealed record DuelAnswer(double Start, double End, int Lost)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static DuelAnswer Read(string json) => JsonSerializer.Deserialize<DuelAnswer>(json, Options)!;
}

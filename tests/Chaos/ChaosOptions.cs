using System.Globalization;

namespace ShopifySync.Chaos;

/// <param name="AtOnce">Trials that run beside each other: much of a trial is waiting.</param>
internal sealed record ChaosOptions(int Trials, int Seed, int AtOnce, IReadOnlyList<DatabaseKind> Databases)
{
    public static ChaosOptions Parse(string[] args)
    {
        string? Option(string name) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        return new ChaosOptions(Number("trials", 20), Number("seed", 1), Number("at-once", Math.Max(2, Environment.ProcessorCount)), Option("database") switch
        {
            "sqlite" => [DatabaseKind.Sqlite],
            "postgres" => [DatabaseKind.Postgres],
            _ => [DatabaseKind.Sqlite, .. Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is { Length: > 0 } ? new[] { DatabaseKind.Postgres } : []],
        });
    }
}

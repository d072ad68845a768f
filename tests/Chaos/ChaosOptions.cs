using System.Globalization;

namespace ShopifySync.Chaos;

/// <param name="Points">Named crash points instead of random ones: those whose name has this in it.</param>
/// <param name="Faults">The fault list instead: those whose name has this in it.</param>
/// <param name="AtOnce">Trials that run beside each other: much of a trial is waiting.</param>
internal sealed record ChaosOptions(int Trials, int Seed, int AtOnce, IReadOnlyList<DatabaseKind> Databases, string? Points, string? Faults, bool Storm)
{
    public static string NameOf(DatabaseKind database) => database switch
    {
        DatabaseKind.Sqlite => "sqlite",
        DatabaseKind.Postgres => "postgres",
        _ => "two-nodes",
    };

    public static ChaosOptions Parse(string[] args)
    {
        // "all" is what dev.cs passes for an option without a value.
        string? Option(string name) => Array.IndexOf(args, $"--{name}") is not (>= 0 and var at) ? null : at + 1 < args.Length && args[at + 1] is var value and not "all" && !value.StartsWith("--", StringComparison.Ordinal) ? value : "";
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        return new ChaosOptions(Number("trials", 20), Number("seed", 1), Number("at-once", Math.Max(2, Environment.ProcessorCount)), Option("database") switch
        {
            "sqlite" => [DatabaseKind.Sqlite],
            "postgres" => [DatabaseKind.Postgres],
            "two-nodes" => [DatabaseKind.TwoNodes],
            _ => [DatabaseKind.Sqlite, .. Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is { Length: > 0 } ? new[] { DatabaseKind.Postgres } : []],
        }, Option("points"), Option("faults"), Option("storm") is not null);
    }
}

using System.Globalization;

namespace ShopifySync.Chaos;

/// <param name="Points">Named crash points instead of random ones: those whose name has this in it.</param>
/// <param name="Faults">The fault list instead: those whose name has this in it.</param>
/// <param name="AtOnce">Trials that run beside each other: much of a trial is waiting.</param>
internal sealed record ChaosOptions(int Trials, int Seed, int AtOnce, IReadOnlyList<DatabaseKind> Databases, string? Points, string? Faults, bool Storm)
{
    private static readonly string[] Known = ["trials", "seed", "database", "at-once", "points", "faults", "storm"];

    /// <summary>A misspelt name would otherwise pass.</summary>
    public bool MatchesNothing =>
        (Points is { } point && !CrashPoints.All.Any(p => Has(p.Name, point))) || (Faults is { } fault && !FaultList.All.Select(f => f.Name).Concat(MachineFaults.All.Select(f => f.Name)).Any(n => Has(n, fault)));

    /// <param name="parts">Several are joined by a plus.</param>
    public static bool Has(string name, string parts) => parts.Split('+').Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    public static string NameOf(DatabaseKind database) => database switch
    {
        DatabaseKind.Sqlite => "sqlite",
        DatabaseKind.Postgres => "postgres",
        _ => "two-nodes",
    };

    public static ChaosOptions Parse(string[] given)
    {
        var args = given.SelectMany(g => g.StartsWith("--", StringComparison.Ordinal) ? g.Split('=', 2) : [g]).ToArray();
        if (args.FirstOrDefault(a => a.StartsWith("--", StringComparison.Ordinal) && !Known.Contains(a[2..])) is { } unknown)
            throw new ArgumentException($"There is no option {unknown}; see dotnet run dev.cs help chaos.");

        // "all" is what dev.cs passes for an option without a value.
        string? Option(string name) => Array.IndexOf(args, $"--{name}") is not (>= 0 and var at) ? null : at + 1 < args.Length && args[at + 1] is var value and not "all" && !value.StartsWith("--", StringComparison.Ordinal) ? value : "";
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        return new ChaosOptions(Number("trials", 20), Number("seed", 1), Number("at-once", 2 * Environment.ProcessorCount), Option("database") switch
        {
            "sqlite" => [DatabaseKind.Sqlite],
            "postgres" => [DatabaseKind.Postgres],
            "two-nodes" => [DatabaseKind.TwoNodes],
            _ => [DatabaseKind.Sqlite, .. Environment.GetEnvironmentVariable("SHOPIFYSYNC_TEST_POSTGRES") is { Length: > 0 } ? new[] { DatabaseKind.Postgres } : []],
        }, Option("points"), Option("faults"), Option("storm") is not null);
    }
}

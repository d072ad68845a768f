using System.Globalization;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal static class Report
{
    public static void Tell(PointResult result, string log = "")
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(result.Violations.Count == 0 ? "ok  " : "BAD ")} {result.Database} {result.Name} ({result.Took.TotalSeconds:0.0} s)"));
        foreach (var violation in result.Violations)
            Console.WriteLine($"  {violation}");
        if (result.Violations.Count > 0 && log.Length > 0)
            Console.WriteLine($"  The server's log: {Keep(string.Create(CultureInfo.InvariantCulture, $"points-{result.Database}"), result.Violations, log)}");
    }

    public static void Tell(FaultResult result, string log = "")
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(result.Violations.Count == 0 ? "ok  " : "BAD ")} {result.Database,-8} {result.Name,-36} {(result.IsLasting ? "lasting" : "passing")} {result.Took.TotalSeconds,6:0.0} s  {result.Said}"));
        foreach (var violation in result.Violations)
            Console.WriteLine($"  {violation}");
        if (result.Violations.Count > 0 && log.Length > 0)
            Console.WriteLine($"  The server's log: {Keep(string.Create(CultureInfo.InvariantCulture, $"faults-{result.Database}"), result.Violations, log)}");
    }

    public static void Tell(TrialResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {result.Seed} on {result.Database}: {result.Kills} kills, {result.Writes} writes, {result.Webhooks} webhooks, {result.Took.TotalSeconds:0} s{(result.Violations.Count == 0 ? "" : $", {result.Violations.Count} VIOLATIONS")}"));
        foreach (var violation in result.Violations)
            Console.WriteLine($"  {violation}");
        if (result.Violations.Count == 0)
            return;

        var file = Keep(string.Create(CultureInfo.InvariantCulture, $"{result.Database}-{result.Seed}"), result.Violations, result.Log);
        Console.WriteLine($"  The server's log: {file}. Again: dotnet run dev.cs chaos --trials 1 --seed {result.Seed} --database {ChaosOptions.NameOf(result.Database)}");
    }

    private static string Keep(string name, IReadOnlyList<string> violations, string log)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "chaos")).FullName, $"{name}.log");
        File.WriteAllText(file, string.Join('\n', [.. violations, "", log]));
        return file;
    }
}

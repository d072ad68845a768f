using System.Globalization;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal static class Report
{
    public static void Tell(TrialResult result)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {result.Seed} on {result.Database}: {result.Kills} kills, {result.Writes} writes, {result.Webhooks} webhooks, {result.Took.TotalSeconds:0} s{(result.Violations.Count == 0 ? "" : $", {result.Violations.Count} VIOLATIONS")}"));
        foreach (var violation in result.Violations)
            Console.WriteLine($"  {violation}");
        if (result.Violations.Count == 0)
            return;

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "chaos")).FullName;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{result.Database}-{result.Seed}.log"));
        File.WriteAllText(file, string.Join('\n', [.. result.Violations, "", result.Log]));
        Console.WriteLine($"  The server's log: {file}. Again: dotnet run dev.cs chaos --trials 1 --seed {result.Seed} --database {(result.Database == DatabaseKind.Sqlite ? "sqlite" : "postgres")}");
    }
}

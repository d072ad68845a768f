using System.Globalization;
using System.Text;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Frame;

/// <summary>
/// docs/performance.md: each row owns what is between its two marks and its plot in docs/performance/; what people wrote
/// around the marks stays.
/// </summary>
internal static class PerformancePage
{
    private static string Page => Path.Combine(Repository.Root, "docs", "performance.md");

    public static void Update(IBenchmark row, IReadOnlyList<Figure> figures)
    {
        var plots = Path.Combine(Repository.Root, "docs", "performance");
        Directory.CreateDirectory(plots);
        File.WriteAllText(Path.Combine(plots, $"{row.Name}.svg"), BarChart.Of(row.Title, figures));
        var text = File.ReadAllText(Page);
        var (begin, end) = ($"<!-- bench:{row.Name} -->", $"<!-- end of {row.Name} -->");
        var section = $"{begin}\n{Section(row, figures)}{end}\n";
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        File.WriteAllText(Page, from >= 0 && to > from
            ? text[..from] + section + text[(to + end.Length + 1)..]
            : $"{text.TrimEnd()}\n\n{section}");
    }

    private static string Section(IBenchmark row, IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {row.Title}\n\n{row.How}\n\n");
        text.Append("| figure | value | limit or peer | ratio | target | |\n|---|---|---|---|---|---|\n");
        foreach (var figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {figure.Name} | {Number(figure.Value)} {figure.Unit} | {(figure.Limit is { } limit ? $"{Number(limit)} {figure.Unit}" : "")} {(figure.Peer is { } peer ? $"({peer})" : "")} | {(figure.Ratio is { } ratio ? ratio.ToString("0.000", CultureInfo.InvariantCulture) : "")} | {figure.Target} | {(figure.Met is { } met ? met ? "met" : "**missed**" : "")} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n![{row.Title}](performance/{row.Name}.svg)\n\n");
        foreach (var figure in figures.Where(f => f.More.Count > 0 || f.Others.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $"- {figure.Name}: {string.Join(", ", figure.Others.Select(o => $"{o.Label} {Number(o.Value)} {figure.Unit}").Concat(figure.More.Select(m => $"{m.Key} {m.Value}")))}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n`dotnet run dev.cs bench {row.Name}`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {Machine.Commit()}; {Machine.Describe()}.\n");
        return text.ToString();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1_000 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}

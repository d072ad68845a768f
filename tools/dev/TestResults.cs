using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

/// <summary>Sums what the different runners report.</summary>
internal sealed partial class TestResults
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public void AddTrx(string project, string file, int exitCode)
    {
        var counters = File.Exists(file) ? XDocument.Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "Counters") : null;
        if (counters is null)
        {
            // A project without tests, or with none that the filter matches, leaves no file and ends with 0.
            Add(project, 0, 0, 0, exitCode);
            return;
        }

        int Count(string name) => (int)counters.Attribute(name)!;
        Add(project, Count("passed"), Count("executed") - Count("passed"), Count("total") - Count("executed"), exitCode);
    }

    /// <summary>Node's test runner ends with "# pass 12" (TAP) or "ℹ pass 12" (for people).</summary>
    public void AddNode(string name, (int ExitCode, string Output) run)
    {
        if (run.ExitCode != 0)
            Console.WriteLine(run.Output);

        int Count(string what) => NodeCount().Matches(run.Output).Where(match => match.Groups[1].Value == what)
            .Sum(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Add(name, Count("pass"), Count("fail"), Count("skipped"), run.ExitCode);
    }

    private void Add(string name, int passed, int failed, int skipped, int exitCode)
    {
        if (exitCode != 0 && failed == 0)
        {
            Console.WriteLine($"{name} ended with exit code {exitCode} although no test failed: counted as one failure.");
            failed = 1;
        }

        Console.WriteLine($"{name}: {passed} passed, {failed} failed, {skipped} skipped");
        (Passed, Failed, Skipped) = (Passed + passed, Failed + failed, Skipped + skipped);
    }

    [GeneratedRegex(@"^(?:#|ℹ) (pass|fail|skipped) (\d+)", RegexOptions.Multiline)]
    private static partial Regex NodeCount();
}

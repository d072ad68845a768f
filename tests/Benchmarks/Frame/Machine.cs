using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Frame;

/// <summary>Where and of what a figure was measured.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, Node {Output("node", "--version").TrimStart('v')}");

    public static string Commit()
    {
        var commit = Output("git", "rev-parse", "--short", "HEAD");
        return Output("git", "status", "--porcelain", "--untracked-files=no", "--", "src", "tests", "tools").Length == 0 ? commit : commit + " with changes";
    }

    private static string Output(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}

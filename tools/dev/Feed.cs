using System.Runtime.InteropServices;

/// <summary>Restores, and finds out once whether the package feed is complete (docs/adr/0006).</summary>
internal static class Feed
{
    private const string Settings = "<Project><PropertyGroup><PartialFeed>true</PartialFeed></PropertyGroup></Project>\n";

    public static int Restore()
    {
        var (exitCode, output) = Shell.Capture("dotnet", ["restore", Shell.At("ShopifySync.sln"), "--verbosity", "quiet"]);
        if (exitCode != 0 && !File.Exists(Shell.At("feed.local.props")) && (output.Contains("NU1101", StringComparison.Ordinal) || output.Contains("NU1102", StringComparison.Ordinal)))
        {
            Console.WriteLine("The package feed is partial: feed.local.props now leaves out what it lacks (docs/adr/0006).");
            File.WriteAllText(Shell.At("feed.local.props"), Settings);
            (exitCode, output) = Shell.Capture("dotnet", ["restore", Shell.At("ShopifySync.sln"), "--verbosity", "quiet"]);
        }

        return exitCode == 0 ? 0 : throw new DevException($"The packages could not be restored.\n{output}");
    }

    public static void Build(string project, string configuration)
    {
        Restore();
        if (Shell.Run("dotnet", ["build", Shell.At(project), "--no-restore", "-nodeReuse:false", "--verbosity", "quiet", "--nologo", "-consoleLoggerParameters:NoSummary", "--configuration", configuration]) != 0)
            throw new DevException("The build failed.");
    }

    /// <summary>
    /// The server as it is installed, compiled ahead of time: it starts a third sooner, for some 15 MB more. Where the feed lacks
    /// the compiler for that, it compiles itself while it runs, as a built one does.
    /// </summary>
    public static string PublishServer(string folder)
    {
        string[] plain = ["publish", Shell.At("src", "Web"), "-nodeReuse:false", "--verbosity", "quiet", "--nologo", "--configuration", "Release", "-p:UseAppHost=false", "--output", folder];
        if (Shell.Capture("dotnet", [.. plain, "--runtime", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true"]).ExitCode == 0)
            return folder;

        var (exitCode, output) = Shell.Capture("dotnet", plain);
        return exitCode == 0 ? folder : throw new DevException($"The server could not be published.\n{output}");
    }
}

/// <summary>dotnet run dev.cs test: everything that must be true before a change lands, here as in CI.</summary>
internal static class TestCommand
{
    private static readonly string[] Unit = ["Domain.Tests", "Architecture.Tests"];
    private static readonly string[] Integration = ["Application.Tests", "Infrastructure.Tests", "Web.Tests", "Acceptance", "Chaos"];
    private static readonly string[] Browser = ["Browser"];

    public static int Run(Arguments arguments)
    {
        var group = arguments.Next() ?? "all";
        string[] projects = group switch
        {
            "unit" => Unit,
            "integration" => Integration,
            "browser" => Browser,
            "all" => [.. Unit, .. Integration, .. Browser],
            _ => throw new DevException($"There is no group of tests '{group}': unit, integration, browser or all."),
        };

        CheckFormatting();
        Feed.Build("ShopifySync.sln", "Debug");
        if (group != "unit")
        {
            Emulator.Prepare();
            Emulator.Install(Shell.At("tests", "Acceptance", "hub"), "The SignalR client of the tests");
        }

        var skippedGroup = false;
        var environment = new Dictionary<string, string>();
        using var postgreSql = projects.Contains("Infrastructure.Tests") ? StartPostgreSql() : null;
        if (projects.Contains("Browser") && !FindChromium())
            projects = [.. projects.Except(Browser)];

        var results = new TestResults();
        if (projects.Contains("Infrastructure.Tests") && arguments.Option("filter") is null)
            results.AddNode("the emulator's own tests", Shell.Capture(Emulator.Npm, ["test"], Emulator.Folder));
        foreach (var project in projects)
            RunProject(project, arguments.Option("filter"), environment, results);

        Console.WriteLine($"{results.Passed} passed, {results.Failed} failed, {results.Skipped} skipped");
        return results.Failed > 0 || results.Passed == 0 || (skippedGroup && SystemPackages.InCi) ? 1 : 0;

        TestPostgreSql? StartPostgreSql()
        {
            if (SystemPackages.PostgreSql(arguments) is not { } bin)
            {
                skippedGroup = true;
                return null;
            }

            var server = new TestPostgreSql(bin);
            environment["SHOPIFYSYNC_TEST_POSTGRES"] = server.ConnectionString;
            return server;
        }

        bool FindChromium()
        {
            if (SystemPackages.Chromium(arguments) is not { } path)
            {
                skippedGroup = true;
                return false;
            }

            environment["SHOPIFYSYNC_TEST_CHROMIUM"] = path;
            return true;
        }
    }

    private static void CheckFormatting()
    {
        if (Shell.Run("dotnet", ["format", "whitespace", Shell.Root, "--folder", "--verify-no-changes", "--verbosity", "quiet"]) != 0)
            throw new DevException("The formatting differs from .editorconfig. Mend it: dotnet format whitespace . --folder");
    }

    private static void RunProject(string project, string? filter, Dictionary<string, string> environment, TestResults results)
    {
        var file = Shell.At("artifacts", "test-results", project + ".trx");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        string[] args =
        [
            "test", Shell.At("tests", project), "--no-build", "--nologo", "--verbosity", "quiet",
            "--logger", $"trx;LogFileName={file}", "--logger", "console;verbosity=minimal",
            .. filter is null ? [] : new[] { "--filter", filter },
        ];
        var exitCode = Shell.Run("dotnet", args, environment: environment);
        results.AddTrx(project, file, exitCode);
    }
}

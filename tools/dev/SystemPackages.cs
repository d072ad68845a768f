/// <summary>Finds PostgreSQL and Chromium, and installs them where that was allowed.</summary>
internal static class SystemPackages
{
    public static readonly bool InCi = Environment.GetEnvironmentVariable("CI") == "true";

    private static readonly string[] BrowserNames = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly string[] BrowserPaths =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The folder of initdb and pg_ctl, or null after a line that says what to install.</summary>
    public static string? PostgreSql(Arguments arguments) => FindOrInstall(FindPostgreSql, "postgresql", "PostgreSQL", arguments);

    /// <summary>The browser's path, or null after a line that says what to install.</summary>
    public static string? Chromium(Arguments arguments) => FindOrInstall(FindChromium, "chromium", "Chromium", arguments);

    private static string? FindOrInstall(Func<string?> find, string package, string name, Arguments arguments)
    {
        if (find() is { } found)
            return found;

        if (Shell.Find("apt-get") is not null && (InCi || (arguments.Has("install-system") && Environment.UserName == "root")))
        {
            Console.WriteLine($"Installing {package}.");
            // env, because sudo passes no variables on.
            string[] aptGet = [.. Environment.UserName == "root" ? [] : new[] { "sudo", "-n" }, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
            AptGet([.. aptGet, "update", "-qq"]);
            AptGet([.. aptGet, "install", "-y", "-qq", "--no-install-recommends", package]);
            return find() ?? throw new DevException($"{name} was installed, yet it is not where it should be.");
        }

        Console.WriteLine($"{name} is missing, so its tests are skipped. Install it: apt-get install {package} (or, as root, add --install-system).");
        return null;
    }

    private static void AptGet(string[] command)
    {
        var (exitCode, output) = Shell.Capture(command[0], command[1..]);
        if (exitCode != 0)
            throw new DevException($"This failed: {string.Join(' ', command)}\n{output}");
    }

    private static string? FindPostgreSql() =>
        Shell.Find("initdb") is { } initdb ? Path.GetDirectoryName(initdb)
        : Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static string? FindChromium() =>
        BrowserNames.Select(Shell.Find).FirstOrDefault(path => path is not null) ?? BrowserPaths.FirstOrDefault(File.Exists);
}

using System.Diagnostics;
using System.Globalization;

/// <summary>The store emulator of tools/shopify-emulator.</summary>
internal static class Emulator
{
    public static readonly string Folder = Shell.At("tools", "shopify-emulator");
    public static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Installs its packages and takes Shopify's schema, once.</summary>
    public static void Prepare()
    {
        CheckNode();
        Install(Folder, "The emulator's packages");

        if (Shell.Run("node", ["setup-schema.js"], Folder) != 0)
            throw new DevException("Shopify's schema could not be set up.");
    }

    /// <summary>npm ci, once.</summary>
    public static void Install(string folder, string what)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && Shell.Run(Npm, ["ci", "--no-audit", "--no-fund", "--loglevel", "error"], folder) != 0)
            throw new DevException($"{what} could not be installed (npm ci).");
    }

    public static Process Start(int port, string shop, int products, string plan, string token, string state) =>
        Shell.Start("node",
        [
            Path.Combine(Folder, "main.js"), "--exit-with-parent",
            "--port", port.ToString(CultureInfo.InvariantCulture), "--shop", shop,
            "--products", products.ToString(CultureInfo.InvariantCulture), "--plan", plan, "--token", token, "--state", state,
        ]);

    private static void CheckNode()
    {
        const string Wanted = "Node 20 or later is needed for the store emulator: https://nodejs.org";
        if (Shell.Find("node") is null)
            throw new DevException(Wanted);

        var version = Shell.Capture("node", ["--version"]).Output.Trim().TrimStart('v');
        if (!Version.TryParse(version, out var found) || found.Major < 20)
            throw new DevException($"{Wanted} (this is {version}).");
    }
}

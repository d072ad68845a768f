using System.Diagnostics;
using System.Globalization;

/// <summary>dotnet run dev.cs run: the server alone, for real stores.</summary>
internal static class RunCommand
{
    public static async Task<int> Run(Arguments arguments)
    {
        var port = arguments.Port("port", 5080);
        var server = Server.Start(port, Server.DataFolder(arguments, "server"), new Dictionary<string, string>());
        await Server.WaitUntilReady(port, server);
        Console.WriteLine($"Ready: {Server.Address(port)}");
        await server.WaitForExitAsync(Shell.Stopping);
        return server.ExitCode;
    }
}

/// <summary>The server of src/Web, built in Release and started on an embedded database.</summary>
internal static class Server
{
    private const string Configuration = "Release";

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    public static string DataFolder(Arguments arguments, string name) =>
        Directory.CreateDirectory(Path.GetFullPath(arguments.Option("data") ?? Shell.At("data", name))).FullName;

    public static Process Start(int port, string data, Dictionary<string, string> environment)
    {
        CheckFree(port, "--port");
        Feed.Build("src/Web", Configuration);
        environment["ASPNETCORE_URLS"] = Address(port);
        // A person who named a database in the environment means it.
        if (Environment.GetEnvironmentVariable("ShopifySync__Database__ConnectionString") is null)
        {
            environment["ShopifySync__Database__Provider"] = "Sqlite";
            environment["ShopifySync__Database__ConnectionString"] = $"Data Source={Path.Combine(data, "shopifysync.db")}";
        }

        return Shell.Start("dotnet", [Shell.At("src", "Web", "bin", Configuration, "net10.0", "ShopifySync.Web.dll")], Shell.At("src", "Web"), environment);
    }

    public static async Task WaitUntilReady(int port, Process server)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address(port)) };
        while (!server.HasExited)
        {
            if (await Answers(client))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(100), Shell.Stopping);
        }

        throw new DevException($"The server ended at start with exit code {server.ExitCode}; its last lines above say why.");
    }

    public static void CheckFree(int port, string option)
    {
        if (!Shell.IsFree(port))
            throw new DevException($"Port {port} is in use. Choose another with {option}.");
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Shell.Stopping);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}

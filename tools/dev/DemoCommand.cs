using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>dotnet run dev.cs demo: a realistic store on the emulator, the server, and the two connected.</summary>
internal static class DemoCommand
{
    private const string Shop = "demo.myshopify.com";
    private const string Email = "admin@example.com";

    public static async Task<int> Run(Arguments arguments)
    {
        var (port, emulatorPort) = (arguments.Port("port", 5080), arguments.Port("emulator-port", 5090));
        var data = Server.DataFolder(arguments, "demo");
        // Before anything is deleted: a demo that still runs holds its ports, and its data.
        Server.CheckFree(port, "--port");
        Server.CheckFree(emulatorPort, "--emulator-port");
        if (arguments.Has("reset"))
            Reset(data);
        var secrets = Secrets.For(data, arguments.Option("api-token"));
        Emulator.Prepare();
        var emulator = Emulator.Start(emulatorPort, Shop, arguments.Number("products", 1000), arguments.Option("plan") ?? "plus", secrets.ShopToken, Path.Combine(data, "shop.jsonl"));
        var server = Server.Start(port, data, new Dictionary<string, string>
        {
            ["ShopifySync__Shopify__BaseAddress"] = Server.Address(emulatorPort),
            ["SHOPIFYSYNC_ADMIN_EMAIL"] = Email,
            ["SHOPIFYSYNC_ADMIN_PASSWORD"] = secrets.Password,
            ["SHOPIFYSYNC_API_TOKEN"] = secrets.ApiToken,
        });
        await Server.WaitUntilReady(port, server);
        await ConnectStore(port, secrets);

        Console.WriteLine($"Ready: {Server.Address(port)}");
        Console.WriteLine($"Sign in as {Email} with password {secrets.Password}");
        Console.WriteLine($"API token: {secrets.ApiToken}");
        await Task.WhenAny(server.WaitForExitAsync(Shell.Stopping), emulator.WaitForExitAsync(Shell.Stopping));
        Shell.Stopping.ThrowIfCancellationRequested();
        throw new DevException(server.HasExited ? "The server has ended." : "The store emulator has ended.");
    }

    private static void Reset(string data)
    {
        // Only what an earlier demo made is deleted, whatever --data names.
        if (Directory.EnumerateFileSystemEntries(data).Any() && !File.Exists(Secrets.FileIn(data)))
            throw new DevException($"{data} holds something else than a demo: nothing was deleted.");

        Directory.Delete(data, recursive: true);
        Directory.CreateDirectory(data);
    }

    private static async Task ConnectStore(int port, Secrets secrets)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Server.Address(port)) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secrets.ApiToken);
        var stores = new Uri("/api/v1/shopify/stores", UriKind.Relative);
        using var listed = await client.GetAsync(stores, Shell.Stopping);
        if ((await Text(listed)).Contains(Shop, StringComparison.Ordinal))
            return;

        var store = new JsonObject { ["domain"] = Shop, ["accessToken"] = secrets.ShopToken };
        using var body = new StringContent(store.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(stores, body, Shell.Stopping);
        await Text(answer);
    }

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Shell.Stopping);
        return answer.IsSuccessStatusCode ? text : throw new DevException($"The store could not be connected: {(int)answer.StatusCode} {text}");
    }
}

/// <summary>Made up at the first start of a demo and kept beside its database, so that a second start still fits.</summary>
internal sealed record Secrets(string Password, string ApiToken, string ShopToken)
{
    public static string FileIn(string data) => Path.Combine(data, "demo.json");

    public static Secrets For(string data, string? apiToken)
    {
        var secrets = File.Exists(FileIn(data))
            ? Read(JsonNode.Parse(File.ReadAllText(FileIn(data)))!)
            : new Secrets(Random(12) + "-Aa1", Random(32), "shpat_" + Random(32));
        secrets = secrets with { ApiToken = apiToken ?? secrets.ApiToken };
        File.WriteAllText(FileIn(data), secrets.Write().ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return secrets;
    }

    private static Secrets Read(JsonNode node) => new((string)node["password"]!, (string)node["apiToken"]!, (string)node["shopToken"]!);

    private JsonObject Write() => new() { ["password"] = Password, ["apiToken"] = ApiToken, ["shopToken"] = ShopToken };

    private static string Random(int length) => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", length);
}

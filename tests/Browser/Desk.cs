using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using ShopifySync.Testing;
using static Microsoft.Playwright.Assertions;

namespace ShopifySync.Browser;

/// <summary>A server, a store of the emulator and a browser: what a reviewer and a merchant have before them.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Shop = "north-harbour.myshopify.com";
    public const string Token = "shpat_browser";
    private const string ClientId = "browser-app";
    private const string ClientSecret = "shpss_browser";

    private const float PatienceMs = 45_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder;
    private readonly Chromium _chromium;

    private Desk(TemporaryFolder folder, EmulatorProcess emulator, ServerProcess server, Chromium chromium) =>
        (_folder, Emulator, Server, _chromium) = (folder, emulator, server, chromium);

    public EmulatorProcess Emulator { get; }

    public ServerProcess Server { get; }

    /// <summary>Small pages, so that a pull of a few dozen products has several.</summary>
    public static async Task<Desk> Start(int products, bool connected = true, bool setUp = true, bool withSecret = false)
    {
        var chromium = await Chromium.Start();
        SetDefaultExpectTimeout(PatienceMs);
        var emulator = await EmulatorProcess.Start();
        await emulator.CreateShop(new EmulatorShop(Shop, products) { Token = Token, ClientId = withSecret ? ClientId : null, ClientSecret = withSecret ? ClientSecret : null });
        var settings = new Dictionary<string, string> { ["ShopifySync__Shopify__PageSize"] = "20" };
        if (connected)
            (settings["ShopifySync__Stores__First__Domain"], settings["ShopifySync__Stores__First__AccessToken"]) = (Shop, Token);
        if (withSecret)
            (settings["ShopifySync__Stores__First__ClientId"], settings["ShopifySync__Stores__First__ClientSecret"]) = (ClientId, ClientSecret);
        if (!setUp)
            (settings["SHOPIFYSYNC_ADMIN_EMAIL"], settings["SHOPIFYSYNC_ADMIN_PASSWORD"], settings["SHOPIFYSYNC_API_TOKEN"]) = ("", "", "");

        var folder = new TemporaryFolder();
        return new Desk(folder, emulator, await ServerProcess.Start(folder.Path, emulator.BaseAddress, settings), chromium);
    }

    public async Task<(IPage Page, PageWatch Watch)> OpenPage()
    {
        var page = await _chromium.OpenPage(Server.BaseAddress);
        page.SetDefaultTimeout(PatienceMs);
        return (page, PageWatch.Of(page, Server.BaseAddress, Emulator.BaseAddress));
    }

    public static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Email").FillAsync(ServerProcess.Email);
        await page.GetByLabel("Password").FillAsync(ServerProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();
    }

    /// <summary>By the API: what a test needs before it begins.</summary>
    public async Task Pull(string mode) => await Ended(await Begin("pull", new { mode }));

    public async Task<string> Begin(string direction, object body) =>
        (string)(await Read(await Server.Api.PostAsJsonAsync($"/api/sync/shopify/{direction}", body)))["batchId"]!;

    public Task Ended(string batch) => Eventually.Become(
        async () => (string?)(await Get($"/api/sync/batches/{batch}"))["batch"]!["status"], s => s is not "Running" and not "running", $"batch {batch} ends", Patience);

    public async Task ApproveAll(string direction, string? q = null)
    {
        await Read(await Server.Api.PostAsJsonAsync("/api/sync/staged/bulk-approve", new { filter = new { direction, q } }));
        if (direction == "inbound")
            await Eventually.Become(async () => (int)(await Get("/api/sync/staged?status=approved&direction=inbound"))["total"]!, n => n == 0, "what was approved is applied", Patience);
    }

    public async Task EditProduct(string title, Func<JsonNode, object> change)
    {
        var row = (await Get($"/api/products?q={Uri.EscapeDataString(title)}"))["items"]!.AsArray().First(r => (string)r!["title"]! == title)!;
        var id = (string)row["id"]!;
        var product = await Get($"/api/products/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/products/{id}") { Content = JsonContent.Create(change(product)) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{(int)product["version"]!}\""));
        await Read(await Server.Api.SendAsync(request));
    }

    public async Task<JsonNode> Get(string path) => await Read(await Server.Api.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>A question or a mutation of the merchant; refusals fail the test.</summary>
    public async Task<JsonNode> Merchant(string document, object? variables = null)
    {
        var answer = await Emulator.Edit(Shop, document, variables);
        Assert.That(answer["errors"], Is.Null, answer.ToJsonString());
        var refused = answer["data"]!.AsObject().Select(root => root.Value!["userErrors"]?.AsArray()).Where(errors => errors is { Count: > 0 });
        Assert.That(refused, Is.Empty, answer.ToJsonString());
        return answer["data"]!;
    }

    public async Task<List<StoreProduct>> StoreProducts()
    {
        var data = await Merchant("{ products(first: 100, sortKey: ID) { nodes { id title variants(first: 1) { nodes { id title price } } } } }");
        return [.. data["products"]!["nodes"]!.AsArray().Select(p => (p!, p!["variants"]!["nodes"]![0]!)).Select(p =>
            new StoreProduct((string)p.Item1["id"]!, (string)p.Item1["title"]!, (string)p.Item2["id"]!, (string)p.Item2["title"]!, (string)p.Item2["price"]!))];
    }

    public Task<JsonNode> SetPrice(StoreProduct product, string price) => Merchant(
        "mutation ($product: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $product, variants: $variants) { userErrors { message } } }",
        new { product = product.Id, variants = new[] { new { id = product.VariantId, price } } });

    public Task<JsonNode> UpdateProduct(object product, object[]? media = null) => Merchant(
        "mutation ($product: ProductUpdateInput!, $media: [CreateMediaInput!]) { productUpdate(product: $product, media: $media) { userErrors { message } } }",
        new { product, media = media ?? [] });

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await Server.DisposeAsync();
        await Emulator.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, text);
        return JsonNode.Parse(text)!;
    }
}

/// <summary>A product of the store with its first variant.</summary>
internal sealed record StoreProduct(string Id, string Title, string VariantId, string VariantTitle, string Price);

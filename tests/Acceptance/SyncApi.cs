using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>The REST API as a program uses it. An answer that is no success fails the test with its words.</summary>
internal sealed class SyncApi(HttpClient http)
{
    /// <summary>Runs of a thousand products on a machine that has other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<string> Connect(string shop, string token) =>
        Text(await Post("/api/v1/shopify/stores", new { domain = shop, accessToken = token }), "id");

    /// <summary>Starts a pull and answers its batch without waiting.</summary>
    public async Task<string> StartPull(string mode) => Text(await Post("/api/sync/shopify/pull", new { mode }), "batchId");

    /// <summary>A pull, ended.</summary>
    public async Task<JsonNode> Pull(string mode) => await Ended(await StartPull(mode));

    public async Task<string> StartPush() => Text(await Post("/api/sync/shopify/push", new { }), "batchId");

    /// <summary>A push of all that is approved, ended.</summary>
    public async Task<JsonNode> Push() => await Ended(await StartPush());

    /// <summary>Decides on all that waits in one direction; answers how many changes that were.</summary>
    public async Task<int> DecideAll(string verdict, string direction)
    {
        var decided = await Post($"/api/sync/staged/bulk-{verdict}", new { filter = new { direction, status = "waiting" } });
        return decided["decided"]!.GetValue<int>();
    }

    /// <summary>Approves all that came from the store, and waits until the catalogue has it.</summary>
    public async Task<int> ApproveAndApply()
    {
        var decided = await DecideAll("approve", "inbound");
        await Settled();
        return decided;
    }

    /// <summary>Waits until no batch is open and no approved inbound change waits for its batch.</summary>
    public async Task Settled()
    {
        await Eventually.True(async () => (await All("/api/sync/staged?direction=inbound&status=approved")).Count == 0, "approved changes are applied", Patience);
        await Eventually.True(async () => (await All("/api/sync/jobs")).Count == 0, "every batch ends", Patience);
    }

    public Task<List<JsonNode>> Waiting() => All("/api/sync/staged?status=waiting");

    public async Task<JsonNode> Batch(string id) => (await Get($"/api/sync/batches/{id}"))["batch"]!;

    /// <summary>The batch, once it ran to its end.</summary>
    public Task<JsonNode> Ended(string id) =>
        Eventually.Become(() => Batch(id), b => b["status"]!.GetValue<string>().ToLowerInvariant() is not ("running" or "paused"), "the batch ends", Patience);

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<List<JsonNode>> All(string path, int limit = 250)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return items;
    }

    public Task<JsonNode> Product(string id) => Get($"/api/products/{id}");

    /// <summary>An edit by a program that has just read the product.</summary>
    public async Task Edit(JsonNode product, params (string Path, object? Value)[] fields)
    {
        var (status, answer) = await TryEdit(product, product["version"]!.GetValue<int>(), fields);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), answer?.ToJsonString());
    }

    public Task<(HttpStatusCode Status, JsonNode? Answer)> TryEdit(JsonNode product, int version, params (string Path, object? Value)[] fields) =>
        Try(HttpMethod.Put, $"/api/products/{Text(product, "id")}", new { fields = fields.Select(f => new { path = f.Path, value = f.Value }) }, ifMatch: version);

    public async Task<JsonNode> Get(string path) => Success(await Try(HttpMethod.Get, path), path);

    public async Task<JsonNode> Post(string path, object body) => Success(await Try(HttpMethod.Post, path, body), path);

    public async Task<(HttpStatusCode Status, JsonNode? Answer)> Try(HttpMethod method, string path, object? body = null, int? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is { } version)
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static JsonNode Success((HttpStatusCode Status, JsonNode? Answer) answer, string path)
    {
        Assert.That((int)answer.Status, Is.InRange(200, 299), $"{path}: {answer.Answer?.ToJsonString()}");
        return answer.Answer!;
    }
}

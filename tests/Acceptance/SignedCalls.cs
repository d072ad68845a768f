using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>A delivery posted by hand.</summary>
internal sealed record SignedCall(string WebhookId)
{
    public string Topic { get; init; } = "products/update";
    public string? Shop { get; init; }
    public string Secret { get; init; } = SignedCalls.Secret;
    public string Body { get; init; } = """{"id": 1}""";
    public bool Chunked { get; init; }
    public Action<HttpRequestHeaders> Change { get; init; } = _ => { };
}

/// <summary>A server that is connected as an app is, so that deliveries can be verified, and calls that the app's secret signs.</summary>
internal static class SignedCalls
{
    public const string Secret = "shpss_only-for-tests";
    private const string ClientId = "an-app";

    public static async Task<ConnectedServer> Connect(EmulatorProcess emulator, EmulatorShop shop, PostgresDatabase? postgres = null)
    {
        var server = await ConnectedServer.StartUnconnected(emulator, shop with { ClientId = ClientId, ClientSecret = Secret }, postgres?.ServerSettings);
        await server.Api.Post("/api/v1/shopify/stores", new { domain = server.Shop, clientId = ClientId, clientSecret = Secret });
        return server;
    }

    public static string Body(string productId) => string.Create(CultureInfo.InvariantCulture, $$"""{"id": {{productId.Split('/')[^1]}}, "updated_at": "2026-11-21T10:00:00Z", "title": "Not kept"}""");

    public static async Task<HttpStatusCode> Post(ConnectedServer server, SignedCall call)
    {
        var body = Encoding.UTF8.GetBytes(call.Body);
        using var http = new HttpClient { BaseAddress = server.Process.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/shopify", UriKind.Relative))
        {
            Content = call.Chunked ? new StreamContent(new ChunkedBody(body)) : new ByteArrayContent(body),
        };
        request.Headers.Add("X-Shopify-Topic", call.Topic);
        request.Headers.Add("X-Shopify-Shop-Domain", call.Shop ?? server.Shop);
        request.Headers.Add("X-Shopify-Webhook-Id", call.WebhookId);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(call.Secret), body)));
        call.Change(request.Headers);
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>A stream whose length nobody knows, so that it is sent in chunks.</summary>
    private sealed class ChunkedBody(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}

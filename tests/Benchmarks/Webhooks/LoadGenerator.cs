using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ShopifySync.Benchmarks.Webhooks;

/// <summary>
/// Sends deliveries at the moments they are due, however late the answers are: a server that is slow does not slow the
/// storm. Bodies have the shape and the size of Shopify's.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    /// <summary>Shopify keeps many connections; more than this would wait in the generator.</summary>
    private const int Connections = 128;

    private readonly string _shop;
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly (byte[] Body, string Signature)[] _calls;

    public LoadGenerator(Uri server, string shop, string secret, IReadOnlyList<string> products)
    {
        _shop = shop;
        _address = new Uri(server, "/webhooks/shopify");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { Timeout = TimeSpan.FromSeconds(30) };
        _calls = [.. products.Select(id => Encoding.UTF8.GetBytes(Body(id))).Select(body => (body, Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))))];
    }

    public int BodyLength => _calls[0].Body.Length;

    public async Task<Deliveries> Send(int perSecond, int seconds, CancellationToken ct)
    {
        var total = perSecond * seconds;
        var times = new double[total];
        var accepted = new bool[total];
        var under = new List<Task>(total);
        var run = Guid.CreateVersion7().ToString("N");
        var started = Stopwatch.GetTimestamp();
        for (var next = 0; next < total;)
        {
            var due = Math.Min(total, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond) + 1);
            for (; next < due; next++)
                under.Add(One(next, TimeSpan.FromSeconds((double)next / perSecond)));
            await Task.Delay(1, ct);
        }

        await Task.WhenAll(under);
        return new Deliveries(times, accepted.Count(a => a), Stopwatch.GetElapsedTime(started));

        async Task One(int number, TimeSpan due)
        {
            // A walk through all products in an order that looks like none.
            var (body, signature) = _calls[(int)(number * 7_919L % _calls.Length)];
            using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var headers = request.Headers;
            headers.TryAddWithoutValidation("X-Shopify-Topic", "products/update");
            headers.TryAddWithoutValidation("X-Shopify-Shop-Domain", _shop);
            headers.TryAddWithoutValidation("X-Shopify-API-Version", "2026-10");
            headers.TryAddWithoutValidation("X-Shopify-Webhook-Id", string.Create(CultureInfo.InvariantCulture, $"{run}-{number}"));
            headers.TryAddWithoutValidation("X-Shopify-Event-Id", string.Create(CultureInfo.InvariantCulture, $"{run}-{number}"));
            headers.TryAddWithoutValidation("X-Shopify-Hmac-Sha256", signature);
            try
            {
                using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                accepted[number] = answer.StatusCode == HttpStatusCode.OK;
            }
            catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                // Not accepted, or not in time; the figure says how many were.
            }

            times[number] = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Body(string productId)
    {
        var id = productId.Split('/')[^1];
        var variants = string.Join(',', Enumerable.Range(1, 6).Select(n =>
            $$"""{"admin_graphql_api_id":"gid://shopify/ProductVariant/{{id}}{{n}}","barcode":"40123456{{n}}","compare_at_price":"29.90","created_at":"2026-01-02T03:04:05+01:00","id":{{id}}{{n}},"inventory_policy":"deny","position":{{n}},"price":"19.9{{n}}","product_id":{{id}},"sku":"SKU-{{id}}-{{n}}","taxable":true,"title":"Size {{n}} / Navy","updated_at":"2026-11-21T10:00:00+01:00","option1":"Size {{n}}","option2":"Navy","option3":null,"image_id":null,"inventory_item_id":{{id}}{{n}}0,"inventory_quantity":12,"old_inventory_quantity":12}"""));
        return $$"""{"admin_graphql_api_id":"{{productId}}","body_html":"<p>{{string.Concat(Enumerable.Repeat("Woven from cotton that was grown near the sea, and sewn to last. ", 14))}}</p>","created_at":"2026-01-02T03:04:05+01:00","handle":"product-{{id}}","id":{{id}},"product_type":"Shirts","published_at":"2026-01-02T03:04:05+01:00","template_suffix":null,"title":"Product {{id}}","updated_at":"2026-11-21T10:00:00+01:00","vendor":"North Harbour","status":"active","published_scope":"global","tags":"cotton, navy, new-season","variants":[{{variants}}],"options":[{"name":"Size","id":1{{id}},"product_id":{{id}},"position":1,"values":["Size 1","Size 2","Size 3","Size 4","Size 5","Size 6"]}],"images":[],"image":null,"media":[],"variant_gids":[]}""";
    }
}

/// <param name="Times">Milliseconds from the moment a delivery was due until its answer.</param>
internal sealed record Deliveries(double[] Times, int Accepted, TimeSpan Took);

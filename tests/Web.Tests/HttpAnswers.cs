using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ShopifySync.Web.Tests;

internal static class HttpAnswers
{
    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public static Task<HttpResponseMessage> Put(this HttpClient client, string path, object body) =>
        client.PutAsync(new Uri(path, UriKind.Relative), JsonContent.Create(body));

    public static Task<HttpResponseMessage> Delete(this HttpClient client, string path) => client.DeleteAsync(new Uri(path, UriKind.Relative));

    public static async Task<HttpResponseMessage> Post(this HttpClient client, string path, object body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    public static async Task<JsonNode> Json(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static async Task<string?> Code(this HttpResponseMessage answer) => (string?)(await answer.Json())["code"];
}

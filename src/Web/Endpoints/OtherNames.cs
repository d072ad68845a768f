using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;

namespace ShopifySync.Web.Endpoints;

/// <summary>
/// Takes the names of the systems that people come from: <c>since_hours</c> for <c>sinceHours</c>, <c>tenantId</c> for
/// <c>storeId</c>. Members of the body and of its <c>filter</c> are renamed, deeper ones belong to the data.
/// </summary>
internal static class OtherNames
{
    public static IApplicationBuilder UseOtherNames(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.Query.Keys.Any(key => Ours(key) != key))
            request.QueryString = new QueryBuilder(request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(Ours(pair.Key), value ?? "")))).ToQueryString();
        if (request.HasJsonContentType())
            await RenameBody(request);
        await next(context);
    });

    public static string Ours(string name)
    {
        var camel = name.Contains('_', StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(Joined(name)) : name;
        return camel == "tenantId" ? "storeId" : camel;
    }

    public static JsonNode? Rename(JsonNode? body, bool nested = false)
    {
        if (body is not JsonObject members)
            return body;

        var renamed = new JsonObject();
        foreach (var (name, value) in members)
        {
            var ours = Ours(name);
            renamed[ours] = ours == "filter" && !nested ? Rename(value?.DeepClone(), nested: true) : value?.DeepClone();
        }

        return renamed;
    }

    private static string Joined(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static async Task RenameBody(HttpRequest request)
    {
        request.EnableBuffering();
        try
        {
            var renamed = Rename(await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted));
            request.Body = new MemoryStream(Encoding.UTF8.GetBytes(renamed?.ToJsonString() ?? "null"));
            request.ContentLength = request.Body.Length;
        }
        catch (JsonException)
        {
            // Not JSON: the endpoint says so, with the place.
            request.Body.Position = 0;
        }
    }
}

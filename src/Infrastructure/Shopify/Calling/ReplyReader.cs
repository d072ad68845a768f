using System.Net.Http.Headers;
using System.Text.Json;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>Reads from headers and body what an answer says about itself. Never fails: what cannot be read is named as such.</summary>
internal static class ReplyReader
{
    private const string VersionHeader = "X-Shopify-API-Version";

    public static (ShopifyReply Reply, JsonDocument? Json) Read(HttpResponseMessage response, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var (kind, json) = Parse(body);
        var reply = new ShopifyReply((int)response.StatusCode, kind)
        {
            RetryAfter = RetryAfter(response.Headers, now),
            Version = response.Headers.TryGetValues(VersionHeader, out var versions) ? versions.FirstOrDefault() : null,
        };
        return json?.RootElement is { ValueKind: JsonValueKind.Object } root
            ? (reply with { HasData = HasData(root), Errors = Errors(root), SearchWarnings = SearchWarnings(root), Cost = Cost(root) }, json)
            : (reply, json);
    }

    private static (BodyKind, JsonDocument?) Parse(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return (BodyKind.Empty, null);
        if (text[0] == (byte)'<')
            return (BodyKind.Html, null);
        if (text[0] != (byte)'{')
            return (BodyKind.Other, null);

        try
        {
            return (BodyKind.Json, JsonDocument.Parse(body));
        }
        catch (JsonException)
        {
            return (BodyKind.BrokenJson, null);
        }
    }

    private static bool HasData(JsonElement root) =>
        root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;

    /// <summary>A list of objects from GraphQL; a bare text from the layer before it (401, 402, 423).</summary>
    private static GraphQLError[] Errors(JsonElement root)
    {
        if (!root.TryGetProperty("errors", out var errors))
            return [];

        return errors.ValueKind switch
        {
            JsonValueKind.Array => [.. errors.EnumerateArray().Select(Error)],
            JsonValueKind.Null => [],
            _ => [new GraphQLError(TextOf(errors), null)],
        };
    }

    private static GraphQLError Error(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return new GraphQLError(TextOf(error), null);

        var extensions = error.TryGetProperty("extensions", out var e) && e.ValueKind == JsonValueKind.Object ? e : default;
        return new GraphQLError(Text(error, "message") ?? "", Text(extensions, "code"), Text(extensions, "requiredAccess"), Text(extensions, "requestId"));
    }

    private static string[] SearchWarnings(JsonElement root)
    {
        if (!root.TryGetProperty("extensions", out var extensions) || extensions.ValueKind != JsonValueKind.Object
            || !extensions.TryGetProperty("search", out var searches) || searches.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. searches.EnumerateArray()
            .Where(s => s.TryGetProperty("warnings", out var w) && w.ValueKind == JsonValueKind.Array)
            .SelectMany(s => s.GetProperty("warnings").EnumerateArray())
            .Select(w => $"{Text(w, "field")}: {Text(w, "message")}")];
    }

    private static QueryCost? Cost(JsonElement root)
    {
        if (!root.TryGetProperty("extensions", out var extensions) || extensions.ValueKind != JsonValueKind.Object
            || !extensions.TryGetProperty("cost", out var cost) || cost.ValueKind != JsonValueKind.Object
            || !cost.TryGetProperty("throttleStatus", out var status) || status.ValueKind != JsonValueKind.Object
            || Number(cost, "requestedQueryCost") is not { } requested || Number(status, "maximumAvailable") is not { } maximum
            || Number(status, "currentlyAvailable") is not { } available || Number(status, "restoreRate") is not { } rate)
        {
            return null;
        }

        return new QueryCost(requested, Number(cost, "actualQueryCost"), maximum, available, rate);
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } known)
            return known.Delta ?? (known.Date - now is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero);

        // Shopify writes seconds with decimals ("2.0"), which the standard header does not know.
        return headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.FirstOrDefault(), System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? TextOf(value) : null;

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

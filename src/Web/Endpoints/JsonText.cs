using System.Text.Json;

namespace ShopifySync.Web.Endpoints;

/// <summary>Field values are canonical JSON text inside and JSON outside.</summary>
internal static class JsonText
{
    public static JsonElement? Parse(string? value) => value is null ? null : JsonElement.Parse(value);

    public static string? Of(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value.GetRawText();
}

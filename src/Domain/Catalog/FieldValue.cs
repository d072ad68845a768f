using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopifySync.Domain.Catalog;

/// <summary>
/// Field values travel as canonical JSON text (null: absent), so that any two can be compared, stored and shown alike.
/// </summary>
public static class FieldValue
{
    /// <summary>One way to write a value: enum names as text, no needless escapes, absent members left out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new CanonicalDecimal() },
    };

    public static string? Of<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value, Json);

    public static T? Read<T>(string? value) => value is null ? default : JsonSerializer.Deserialize<T>(value, Json);

    /// <summary>The value for a person's eyes: text without quotes, numbers and lists as written.</summary>
    public static string Display(string? value)
    {
        if (value is null)
            return "";

        using var document = JsonDocument.Parse(value);
        return Words(document.RootElement);
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null => "",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.Object => Words(value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value)),
        _ => value.GetRawText(),
    };

    /// <summary>A weight, an option, a metafield or a picture is told by its members; anything else lists them.</summary>
    private static string Words(Dictionary<string, JsonElement> of) =>
        of.TryGetValue("value", out var amount) && of.TryGetValue("unit", out var unit) ? $"{Words(amount)} {Words(unit).ToLowerInvariant()}"
        : of.TryGetValue("value", out var metafield) && of.ContainsKey("type") ? Words(metafield)
        : of.TryGetValue("name", out var option) && of.TryGetValue("values", out var values) ? $"{Words(option)}: {Words(values)}"
        : of.TryGetValue("source", out var source) ? Words(source)
        : string.Join("; ", of.Where(m => Words(m.Value).Length > 0).Select(m => $"{m.Key}: {Words(m.Value)}"));

    internal static ImmutableArray<T> ReadList<T>(string? value) => Read<T[]>(value) is { } list ? [.. list.Where(item => item is not null)] : [];

    /// <summary>19.90 and 19.9 are one amount: trailing zeros are dropped, so that money never makes a phantom change.</summary>
    private sealed class CanonicalDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            CanonicalForm.Amount(reader.TokenType == JsonTokenType.String
                ? decimal.Parse(reader.GetString()!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
                : reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(CanonicalForm.Amount(value));
    }
}

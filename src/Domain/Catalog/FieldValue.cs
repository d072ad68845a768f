using System.Collections.Immutable;
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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new CanonicalDecimal() },
    };

    public static string? Of<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value, Json);

    public static T? Read<T>(string? value) => value is null ? default : JsonSerializer.Deserialize<T>(value, Json);

    /// <summary>The value for a person's eyes: text without quotes, numbers and lists as written.</summary>
    public static string Display(string? value)
    {
        if (value is null)
            return "";

        using var document = JsonDocument.Parse(value);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString() ?? "",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array when document.RootElement.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
                string.Join(", ", document.RootElement.EnumerateArray().Select(e => e.GetString())),
            _ => value,
        };
    }

    internal static ImmutableArray<T> ReadList<T>(string? value) => value is null ? [] : Read<ImmutableArray<T>>(value);

    /// <summary>19.90 and 19.9 are one amount: trailing zeros are dropped, so that money never makes a phantom change.</summary>
    private sealed class CanonicalDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            CanonicalForm.Amount(reader.TokenType == JsonTokenType.String
                ? decimal.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                : reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(CanonicalForm.Amount(value));
    }
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopifySync.Web.Endpoints;

/// <summary>Ids of the domain (<c>StoreId(Guid Value)</c>) are plain strings in JSON.</summary>
internal sealed class IdJsonConverter : JsonConverterFactory
{
    public static bool IsId(Type type) =>
        type is { IsValueType: true, IsGenericType: false } && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.Namespace?.StartsWith("ShopifySync.Domain", StringComparison.Ordinal) == true
        && type.GetProperty("Value")?.PropertyType == typeof(Guid);

    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId>
        where TId : struct
    {
        private static readonly ConstructorInfo Make = typeof(TId).GetConstructor([typeof(Guid)])!;

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (TId)Make.Invoke([reader.GetGuid()]);

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

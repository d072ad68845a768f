using System.Globalization;
using System.Text.Json;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>
/// Nodes of Shopify's answers into canonical values; from here on there is no JSON. A node of another shape throws
/// <see cref="UnreadableNodeException"/>, which the reader turns into one quarantined product.
/// </summary>
internal static class ProductNodeMapper
{
    /// <summary>The product itself, without its variants (fragment ProductTexts).</summary>
    public static ProductContent Texts(JsonElement product) => new()
    {
        Title = CanonicalForm.Line(Text(product, "title")),
        Handle = CanonicalForm.Line(Text(product, "handle")),
        Description = CanonicalForm.Html(TextOrNull(product, "descriptionHtml")),
        Vendor = CanonicalForm.Line(TextOrNull(product, "vendor")),
        ProductType = CanonicalForm.Line(TextOrNull(product, "productType")),
        Category = ObjectOrNull(product, "category") is { } category ? Text(category, "id") : null,
        Status = Choice<ProductStatus>(product, "status"),
        Tags = CanonicalForm.Tags(List(product, "tags").Select(Text)),
        SeoTitle = ObjectOrNull(product, "seo") is { } seo ? CanonicalForm.LineOrNull(TextOrNull(seo, "title")) : null,
        SeoDescription = ObjectOrNull(product, "seo") is { } same ? CanonicalForm.LineOrNull(TextOrNull(same, "description")) : null,
        Options = Options(product),
    };

    /// <param name="hasOptions">False for a product without options: its variant's <c>Default Title</c> is no value.</param>
    public static VariantSnapshot Variant(JsonElement variant, bool hasOptions)
    {
        var item = Object(variant, "inventoryItem");
        return new VariantSnapshot
        {
            RemoteId = Text(variant, "id"),
            OptionValues = hasOptions ? [.. List(variant, "selectedOptions").Select(o => CanonicalForm.Line(Text(o, "value")))] : [],
            Sku = CanonicalForm.LineOrNull(TextOrNull(variant, "sku")),
            Barcode = CanonicalForm.LineOrNull(TextOrNull(variant, "barcode")),
            Price = MoneyOrNull(variant, "price") ?? throw new UnreadableNodeException("price is missing"),
            CompareAtPrice = MoneyOrNull(variant, "compareAtPrice"),
            Cost = ObjectOrNull(item, "unitCost") is { } cost ? MoneyOrNull(cost, "amount") : null,
            Weight = ObjectOrNull(item, "measurement") is { } measurement ? Weight(measurement) : null,
            Taxable = Truth(variant, "taxable"),
            InventoryPolicy = Choice<InventoryPolicy>(variant, "inventoryPolicy"),
            Tracked = Truth(item, "tracked"),
        };
    }

    /// <summary>What is still being processed has no address yet: its own id stands for it.</summary>
    public static MediaItem Media(JsonElement media)
    {
        var id = Text(media, "id");
        var kind = Text(media, "mediaContentType");
        var url = kind switch
        {
            "IMAGE" => ObjectOrNull(media, "image") is { } image ? TextOrNull(image, "url") : null,
            "EXTERNAL_VIDEO" => TextOrNull(media, "originUrl"),
            _ => ObjectOrNull(media, "originalSource") is { } source ? TextOrNull(source, "url") : null,
        };
        return new MediaItem(url is null ? id : CanonicalForm.MediaSource(url), CanonicalForm.Line(TextOrNull(media, "alt")), kind, id);
    }

    public static Metafield Metafield(JsonElement metafield) =>
        new(Text(metafield, "namespace"), Text(metafield, "key"), Text(metafield, "type"), Text(metafield, "value"));

    public static bool HasOptions(JsonElement product) => !Options(product).IsEmpty;

    public static DateTimeOffset Moment(JsonElement parent, string name) =>
        DateTimeOffset.TryParse(Text(parent, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw new UnreadableNodeException($"{name} is no date");

    public static string Text(JsonElement parent, string name) =>
        TextOrNull(parent, name) ?? throw new UnreadableNodeException($"{name} is missing");

    public static JsonElement Object(JsonElement parent, string name) =>
        ObjectOrNull(parent, name) ?? throw new UnreadableNodeException($"{name} is missing");

    public static JsonElement? ObjectOrNull(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.Object } found => found,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        _ => throw new UnreadableNodeException($"{name} is not an object"),
    };

    public static JsonElement.ArrayEnumerator List(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } found
            ? found.EnumerateArray()
            : throw new UnreadableNodeException($"{name} is not a list");

    public static bool Truth(JsonElement parent, string name) => Member(parent, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UnreadableNodeException($"{name} is neither true nor false"),
    };

    public static string? TextOrNull(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        var found => Text(found),
    };

    private static System.Collections.Immutable.ImmutableArray<ProductOption> Options(JsonElement product) =>
        CanonicalForm.Options(List(product, "options").Select(o =>
            new ProductOption(Text(o, "name"), [.. List(o, "optionValues").Select(v => Text(v, "name"))])));

    private static Weight? Weight(JsonElement measurement)
    {
        if (ObjectOrNull(measurement, "weight") is not { } weight)
            return null;

        return Member(weight, "value") is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var amount)
            ? CanonicalForm.Weight(new Weight(amount, Text(weight, "unit")))
            : throw new UnreadableNodeException("weight is no number");
    }

    private static decimal? MoneyOrNull(JsonElement parent, string name)
    {
        if (TextOrNull(parent, name) is not { } text)
            return null;

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? CanonicalForm.Amount(amount)
            : throw new UnreadableNodeException($"{name} '{text}' is no amount");
    }

    /// <summary>Shopify's enum names are ours in capitals; a new one must not be taken for another.</summary>
    public static T Choice<T>(JsonElement parent, string name)
        where T : struct, Enum =>
        Text(parent, name) is var text && Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice)
            ? choice
            : throw new UnreadableNodeException($"{name} '{text}' is unknown to this version");

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new UnreadableNodeException($"a text was expected, not {value.ValueKind}");

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
            ? parent.TryGetProperty(name, out var member) ? member : default
            : throw new UnreadableNodeException($"an object with {name} was expected");
}

/// <summary>A node that is not of the shape we asked for.</summary>
internal sealed class UnreadableNodeException(string reason) : Exception(reason);

using System.Text.Json;
using System.Text.Json.Serialization;
using ShopifySync.Application.Catalog;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>
/// A product to make or to change. What is left out stays as it is; null takes a value away. Fields may be named by
/// <c>fields</c> with paths (<c>variants[Red / S].price</c>), too.
/// </summary>
internal sealed record ProductBody
{
    public CatalogueId? CatalogueId { get; init; }
    public int? Version { get; init; }
    public string? Comment { get; init; }
    public JsonElement Title { get; init; }
    public JsonElement Handle { get; init; }
    public JsonElement Description { get; init; }
    public JsonElement Vendor { get; init; }
    public JsonElement ProductType { get; init; }
    public JsonElement Category { get; init; }
    public JsonElement Status { get; init; }
    public JsonElement Tags { get; init; }
    public JsonElement SeoTitle { get; init; }
    public JsonElement SeoDescription { get; init; }
    public JsonElement Options { get; init; }
    public IReadOnlyList<JsonElement>? Variants { get; init; }
    public IReadOnlyList<FieldBody>? Fields { get; init; }

    public Result<EditProductCommand> ToEdit(ProductId id, HttpRequest request)
    {
        var version = VersionOf(request);
        return version.IsFailure ? version.Error : new EditProductCommand(id, version.Value, [.. OfProduct(), .. OfVariants()], Comment);
    }

    public Result<CreateProductCommand> ToCreate()
    {
        try
        {
            return new CreateProductCommand(CatalogueId, OfProduct(), [.. (Variants ?? []).Select(v => FieldValue.Read<VariantSnapshot>(v.GetRawText())!)]);
        }
        catch (JsonException unreadable)
        {
            return new Error(ErrorKind.Invalid, "Product.BadVariant", $"A variant cannot be read: {unreadable.Message}", "Give optionValues, sku, price and so on, as GET shows them.");
        }
    }

    private FieldEdit[] OfProduct() =>
    [
        .. new (FieldPath Path, JsonElement Value)[]
        {
            (FieldPath.Title, Title), (FieldPath.Handle, Handle), (FieldPath.Description, Description), (FieldPath.Vendor, Vendor),
            (FieldPath.ProductType, ProductType), (FieldPath.Category, Category), (FieldPath.Status, Status), (FieldPath.Tags, Tags),
            (FieldPath.SeoTitle, SeoTitle), (FieldPath.SeoDescription, SeoDescription), (FieldPath.Options, Options),
        }.Where(f => f.Value.ValueKind != JsonValueKind.Undefined).Select(f => new FieldEdit(f.Path, JsonText.Of(f.Value))),
        .. (Fields ?? []).Select(f => new FieldEdit(new FieldPath(f.Path), JsonText.Of(f.Value))),
    ];

    private IEnumerable<FieldEdit> OfVariants() =>
        from variant in Variants ?? []
        where variant.ValueKind == JsonValueKind.Object && variant.TryGetProperty("key", out _)
        let key = variant.GetProperty("key").ToString()
        from property in variant.EnumerateObject()
        where property.Name != "optionValues" && ProductFields.OfVariant.Contains(property.Name)
        select new FieldEdit(FieldPath.Variant(key, property.Name), JsonText.Of(property.Value));

    private Result<int> VersionOf(HttpRequest request) => IfMatch.Read(request) is { } matched ? matched
        : Version is { } named ? named
        : new Error(ErrorKind.Invalid, "Product.NoVersion", "Say which version you looked at.", "Send the ETag of GET back as If-Match, or 'version' in the body.");
}

/// <param name="Value">Null takes the value away, so that it must be said.</param>
internal sealed record FieldBody([property: JsonRequired] string Path, [property: JsonRequired] JsonElement Value);

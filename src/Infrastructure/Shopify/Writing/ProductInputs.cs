using System.Globalization;
using System.Text.Json.Nodes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify.Writing;

/// <summary>
/// Canonical values as Shopify's inputs. Pure. A key that is absent is left alone by Shopify; a null or an empty text clears.
/// </summary>
internal static class ProductInputs
{
    private const string DefaultOption = "Title";

    /// <summary>ProductUpdateInput with the given fields only.</summary>
    public static JsonObject Update(IEnumerable<FieldEdit> edits)
    {
        var product = new JsonObject();
        foreach (var edit in edits)
            Put(product, edit.Path, edit.Value);
        return product;
    }

    /// <summary>ProductVariantsBulkInput of an existing variant, with the given fields only.</summary>
    public static JsonObject Update(VariantEdit edit)
    {
        var variant = new JsonObject { ["id"] = edit.RemoteId };
        foreach (var (field, value) in edit.Fields)
            Put(variant, field, value);
        return variant;
    }

    /// <summary>A variant that Shopify does not have yet, for productVariantsBulkCreate and productSet alike.</summary>
    public static JsonObject NewVariant(IReadOnlyList<string> optionNames, VariantSnapshot variant)
    {
        var input = new JsonObject { ["optionValues"] = OptionValues(optionNames, variant) };
        foreach (var field in ProductFields.OfVariant.Where(f => f != "optionValues"))
        {
            if (ProductFields.Read(variant, field) is { } value)
                Put(input, field, value);
        }

        return input;
    }

    /// <summary>
    /// ProductSetInput with options and variants, which belong together (OPTIONS without VARIANTS_INPUT is refused). Known
    /// variants are named by id and keep all else; those that are missing are deleted.
    /// </summary>
    public static JsonObject Options(ProductContent whole) => new()
    {
        ["productOptions"] = ProductOptions(whole),
        ["variants"] = Array(whole.Variants.Select(v => v.RemoteId is { } id
            ? new JsonObject { ["id"] = id, ["optionValues"] = OptionValues(Names(whole), v) }
            : NewVariant(Names(whole), v))),
    };

    /// <summary>
    /// ProductSetInput of a product that Shopify does not have yet. The metafields contain the custom id by which it is upserted
    /// (else METAFIELD_MISMATCH).
    /// </summary>
    public static JsonObject NewProduct(ProductId localId, ProductContent product)
    {
        // Shopify has no product without a variant.
        var whole = product.Variants.IsEmpty ? product with { Variants = [new VariantSnapshot()], Options = [] } : product;
        var input = Options(whole);
        var snapshot = new ProductSnapshot(whole, [], []);
        foreach (var path in ProductFields.OfProduct.Where(p => p != FieldPath.Options))
        {
            // An empty text is no wish: Shopify then makes its own handle, and names the shop as vendor.
            if (snapshot.Read(path) is { } value && value is not ("\"\"" or "[]"))
                Put(input, path, value);
        }

        input.Remove("redirectNewHandle");
        input["metafields"] = new JsonArray(new JsonObject
        {
            ["namespace"] = OurId.Namespace,
            ["key"] = OurId.Key,
            ["type"] = OurId.Type,
            ["value"] = localId.ToString(),
        });
        return input;
    }

    private static void Put(JsonObject product, FieldPath path, string? value)
    {
        switch (path.Value)
        {
            case "title" or "vendor" or "productType":
                product[path.Value] = FieldValue.Read<string>(value) ?? "";
                break;
            case "description":
                product["descriptionHtml"] = FieldValue.Read<string>(value) ?? "";
                break;
            case "handle":
                product["handle"] = FieldValue.Read<string>(value) ?? "";
                // Links to the old address go on working.
                product["redirectNewHandle"] = true;
                break;
            case "category":
                product["category"] = FieldValue.Read<string>(value);
                break;
            case "status":
                product["status"] = Choice(FieldValue.Read<ProductStatus>(value));
                break;
            case "tags":
                product["tags"] = Array((FieldValue.Read<string[]>(value) ?? []).Select(t => JsonValue.Create(t)));
                break;
            case "seo.title" or "seo.description":
                var seo = product["seo"] as JsonObject ?? [];
                seo[path.Value["seo.".Length..]] = FieldValue.Read<string>(value) ?? "";
                product["seo"] = seo;
                break;
            default:
                throw new ArgumentException($"{path} is not written by productUpdate.", nameof(path));
        }
    }

    /// <summary>SKU, cost, weight and tracking live on the inventory item.</summary>
    private static void Put(JsonObject variant, string field, string? value)
    {
        switch (field)
        {
            case "price" or "compareAtPrice":
                variant[field] = Money(value);
                break;
            case "barcode":
                variant[field] = FieldValue.Read<string>(value);
                break;
            case "taxable":
                variant[field] = FieldValue.Read<bool>(value);
                break;
            case "inventoryPolicy":
                variant[field] = Choice(FieldValue.Read<InventoryPolicy>(value));
                break;
            case "sku":
                Item()["sku"] = FieldValue.Read<string>(value) ?? "";
                break;
            case "cost":
                Item()["cost"] = Money(value);
                break;
            case "tracked":
                Item()["tracked"] = FieldValue.Read<bool>(value);
                break;
            case "weight":
                // No weight is a weight of nothing: Shopify knows no other way to clear it.
                var weight = FieldValue.Read<Weight>(value) ?? new Weight(0, "KILOGRAMS");
                Item()["measurement"] = new JsonObject { ["weight"] = new JsonObject { ["value"] = weight.Value, ["unit"] = weight.Unit } };
                break;
            default:
                throw new ArgumentException($"{field} is not written to a single variant.", nameof(field));
        }

        JsonObject Item()
        {
            if (variant["inventoryItem"] is not JsonObject item)
                variant["inventoryItem"] = item = [];
            return item;
        }
    }

    /// <summary>In the order of the product's list, and with every value that a variant has.</summary>
    private static JsonArray ProductOptions(ProductContent whole)
    {
        if (whole.Options.IsEmpty)
            return [Option(DefaultOption, 1, [VariantSnapshot.DefaultKey])];

        return Array(whole.Options.Select((option, at) =>
            Option(option.Name, at + 1, option.Values.Concat(whole.Variants.Where(v => v.OptionValues.Length > at).Select(v => v.OptionValues[at])).Distinct())));
    }

    private static JsonObject Option(string name, int position, IEnumerable<string> values) => new()
    {
        ["name"] = name,
        ["position"] = position,
        ["values"] = Array(values.Select(v => new JsonObject { ["name"] = v })),
    };

    private static string[] Names(ProductContent whole) => [.. whole.Options.Select(o => o.Name)];

    private static JsonArray OptionValues(IReadOnlyList<string> optionNames, VariantSnapshot variant) => optionNames.Count == 0
        ? [OptionValue(DefaultOption, VariantSnapshot.DefaultKey)]
        : Array(optionNames.Zip(variant.OptionValues, OptionValue));

    private static JsonObject OptionValue(string option, string value) => new() { ["optionName"] = option, ["name"] = value };

    /// <summary>Money travels as text with at least two decimals.</summary>
    private static string? Money(string? value) => FieldValue.Read<decimal?>(value)?.ToString("0.00##########", CultureInfo.InvariantCulture);

    private static string Choice<T>(T value)
        where T : struct, Enum => value.ToString().ToUpperInvariant();

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}

using System.Collections.Immutable;
using System.Text.Json;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Writing;

/// <summary>The answers of writing documents, whether they came by a call of their own or as a line of a bulk result.</summary>
internal static class WriteAnswers
{
    public const string ProductUpdate = "productUpdate";
    public const string VariantsUpdate = "productVariantsBulkUpdate";

    /// <exception cref="UnreadableNodeException">Shopify did not say no, and what it said is not understood.</exception>
    public static PushOutcome Of(JsonElement data, string root, Func<JsonElement, PushOutcome.Accepted> accepted)
    {
        var payload = Object(data, root);
        return UserErrors.Of(payload) is { Count: > 0 } refusals ? new PushOutcome.Refused(refusals) : accepted(payload);
    }

    public static PushOutcome.Accepted Product(JsonElement payload) =>
        Written(payload, Text(Object(payload, "product"), "id"), Texts(Object(payload, "product")), []);

    public static PushOutcome.Accepted VariantsOf(JsonElement payload) => Written(payload, Text(Object(payload, "product"), "id"), null, Variants(payload));

    public static PushOutcome.Accepted Written(JsonElement payload, string remoteId, ProductContent? product, ImmutableArray<VariantSnapshot> variants) =>
        new(remoteId, Moment(Object(payload, "product"), "updatedAt"), product, variants);

    public static ImmutableArray<VariantSnapshot> Variants(JsonElement payload) =>
        Variants(payload, "productVariants", hasOptions: !Truth(Object(payload, "product"), "hasOnlyDefaultVariant"));

    public static ImmutableArray<VariantSnapshot> Variants(JsonElement parent, string name, bool hasOptions) =>
        [.. List(parent, name).Select(v => Variant(v, hasOptions))];
}

using System.Text.Json.Nodes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify.Writing;

/// <summary>Variables of the documents that are sent by calls of their own and in bulk alike.</summary>
internal static class WriteVariables
{
    public static JsonObject Product(string remoteId, IEnumerable<FieldEdit> fields) => new()
    {
        ["identifier"] = new JsonObject { ["id"] = remoteId },
        ["product"] = ProductInputs.Update(fields),
    };

    public static JsonObject Variants(string remoteId, IEnumerable<VariantEdit> variants) => new()
    {
        ["productId"] = remoteId,
        ["variants"] = new JsonArray([.. variants.Select(ProductInputs.Update)]),
    };
}

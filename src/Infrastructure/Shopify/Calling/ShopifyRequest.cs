using System.Text.Json.Nodes;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>
/// One call. Variables are written as they are: a key that is left out is omitted (@oneOf inputs refuse nulls), a null is
/// sent as null (it clears), so each field's code decides.
/// </summary>
/// <param name="Size">What the document's cost depends on: products of a page, variants of a product; 0 when on nothing.</param>
/// <param name="Guess">Requested cost until Shopify has told the true one.</param>
internal sealed record ShopifyRequest(ShopifyDocument Document, JsonObject Variables, int Size = 0, double Guess = 12);

using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Infrastructure.Shopify.Calling;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify.Reading;

/// <summary>Reads the lists of a product to their last page (Shopify gives at most 250 at once; a product has up to 2,048 variants).</summary>
internal sealed class ProductRestReader(ShopifyGraphQLClient client)
{
    private const double Guess = 70;

    /// <summary>False when the product was changed or deleted meanwhile: what was read so far belongs to another moment.</summary>
    public async Task<bool> Complete(StoreCall call, ProductReading product, CancellationToken ct)
    {
        var sizes = ListSizes.ForFew;
        while (!product.IsWhole)
        {
            using var answer = await client.Send(call, new ShopifyRequest(ShopifyDocument.ProductRest, new JsonObject
            {
                ["id"] = product.RemoteId,
                ["variants"] = sizes.Variants,
                ["variantsAfter"] = product.VariantsAfter,
                ["moreVariants"] = product.VariantsAfter is not null,
                ["media"] = sizes.Media,
                ["mediaAfter"] = product.MediaAfter,
                ["moreMedia"] = product.MediaAfter is not null,
                ["metafields"] = sizes.Metafields,
                ["metafieldsAfter"] = product.MetafieldsAfter,
                ["moreMetafields"] = product.MetafieldsAfter is not null,
            }, Guess: Guess), ct);

            if (ObjectOrNull(answer.Data, "product") is not { } rest || Moment(rest, "updatedAt") != product.UpdatedAt)
                return false;

            product.Add(rest);
        }

        return true;
    }
}

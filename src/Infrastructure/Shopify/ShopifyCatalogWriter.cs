using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Writing;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;
using static ShopifySync.Infrastructure.Shopify.Writing.WriteAnswers;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>One document per method. The answer's fields are the store's own form of what was sent.</summary>
internal sealed class ShopifyCatalogWriter(
    ShopifyGraphQLClient client, OurIdDefinitions definitions, IShopifyCatalogReader reader, TimeProvider clock) : IShopifyCatalogWriter
{
    public Task<PushOutcome> UpdateProduct(StoreCall call, string remoteId, IReadOnlyList<FieldEdit> fields, CancellationToken ct) =>
        Send(call, WriteAnswers.ProductUpdate, new ShopifyRequest(ShopifyDocument.ProductUpdate, WriteVariables.Product(remoteId, fields)), WriteAnswers.Product, ct);

    public Task<PushOutcome> UpdateVariants(StoreCall call, string remoteId, IReadOnlyList<VariantEdit> variants, CancellationToken ct) =>
        Send(call, WriteAnswers.VariantsUpdate, new ShopifyRequest(ShopifyDocument.VariantsUpdate, WriteVariables.Variants(remoteId, variants)), WriteAnswers.VariantsOf, ct);

    public Task<PushOutcome> CreateVariants(
        StoreCall call, string remoteId, IReadOnlyList<string> optionNames, IReadOnlyList<VariantSnapshot> variants, CancellationToken ct) =>
        Send(call, "productVariantsBulkCreate", new ShopifyRequest(ShopifyDocument.VariantsCreate, new JsonObject
        {
            ["productId"] = remoteId,
            ["variants"] = new JsonArray([.. variants.Select(v => ProductInputs.NewVariant(optionNames, v))]),
        }), payload => Written(payload, remoteId, null, Variants(payload)), ct);

    public Task<PushOutcome> DeleteVariants(StoreCall call, string remoteId, IReadOnlyList<string> variantIds, CancellationToken ct) =>
        Send(call, "productVariantsBulkDelete", new ShopifyRequest(ShopifyDocument.VariantsDelete, new JsonObject
        {
            ["productId"] = remoteId,
            ["variantsIds"] = new JsonArray([.. variantIds.Select(id => JsonValue.Create(id))]),
        }), payload => Written(payload, remoteId, null, []), ct);

    public Task<PushOutcome> SetOptions(StoreCall call, string remoteId, ProductSnapshot whole, CancellationToken ct) =>
        Set(call, new JsonObject { ["id"] = remoteId }, ProductInputs.Options(whole.Content), whole.Content.Variants.Length, ct);

    public async Task<PushOutcome> CreateProduct(StoreCall call, ProductId localId, ProductSnapshot product, bool mayExist, CancellationToken ct)
    {
        if (await definitions.Ensure(call, ct) is { Count: > 0 } refusals)
            return new PushOutcome.Refused(refusals);
        if (mayExist && await Find(call, localId, ct) is { } found)
            return new PushOutcome.Accepted(found.RemoteId, found.UpdatedAt, found.Snapshot.Content, found.Snapshot.Content.Variants);

        return await Set(call, ByOurId(localId), ProductInputs.NewProduct(localId, product.Content), product.Content.Variants.Length, ct);
    }

    public Task<PushOutcome> DeleteProduct(StoreCall call, string remoteId, CancellationToken ct) =>
        Send(call, "productDelete", new ShopifyRequest(ShopifyDocument.ProductDelete, new JsonObject { ["id"] = remoteId }),
            payload => new PushOutcome.Accepted(Text(payload, "deletedProductId"), clock.GetUtcNow(), null, []), ct);

    private async Task<RemoteProduct?> Find(StoreCall call, ProductId localId, CancellationToken ct)
    {
        using var answer = await client.Send(call, new ShopifyRequest(ShopifyDocument.ProductByOurId, new JsonObject { ["identifier"] = ByOurId(localId) }), ct);
        return ObjectOrNull(answer.Data, "productByIdentifier") is { } product
            ? (await reader.ReadByIds(call, [Text(product, "id")], ct)).Products.SingleOrDefault()
            : null;
    }

    private static JsonObject ByOurId(ProductId localId) => new()
    {
        ["customId"] = new JsonObject { ["namespace"] = OurId.Namespace, ["key"] = OurId.Key, ["value"] = localId.ToString() },
    };

    /// <summary>The answer has the first 250 variants; a product with more is read afterwards, since each needs its id.</summary>
    private async Task<PushOutcome> Set(StoreCall call, JsonObject identifier, JsonObject input, int variants, CancellationToken ct)
    {
        var more = false;
        var outcome = await Send(call, "productSet", new ShopifyRequest(
            ShopifyDocument.ProductSet, new JsonObject { ["identifier"] = identifier, ["input"] = input }, variants, Guess: 50 + (0.2 * variants)), payload =>
        {
            var product = Object(payload, "product");
            var list = Object(product, "variants");
            more = Truth(Object(list, "pageInfo"), "hasNextPage");
            return Written(payload, Text(product, "id"), Texts(product), Variants(list, "nodes", HasOptions(product)));
        }, ct);

        if (!more || outcome is not PushOutcome.Accepted accepted)
            return outcome;

        var page = await reader.ReadByIds(call, [accepted.RemoteId], ct);
        return page.Products is [var read] ? accepted with { UpdatedAt = read.UpdatedAt, Variants = read.Snapshot.Content.Variants } : accepted;
    }

    private async Task<PushOutcome> Send(
        StoreCall call, string root, ShopifyRequest request, Func<JsonElement, PushOutcome.Accepted> accepted, CancellationToken ct)
    {
        using var answer = await client.Send(call, request, ct);
        try
        {
            return WriteAnswers.Of(answer.Data, root, accepted);
        }
        catch (UnreadableNodeException odd)
        {
            // Shopify did not say no, and what it said is not understood: the store has to be read.
            throw new ShopifyCallException(FailureClass.UnknownOutcome, ShopifyErrors.Unintelligible(odd.Message), inner: odd);
        }
    }
}

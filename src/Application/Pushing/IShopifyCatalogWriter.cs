using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// The smallest writes for a product. Each method is one document sent once: a retry belongs to the caller, after reading back.
/// </summary>
public interface IShopifyCatalogWriter
{
    /// <summary>Fields of the product itself by <c>productUpdate</c>; only the given ones are sent.</summary>
    Task<PushOutcome> UpdateProduct(StoreCall call, string remoteId, IReadOnlyList<FieldEdit> fields, CancellationToken ct);

    /// <summary>Fields of existing variants by one <c>productVariantsBulkUpdate</c>; at most 250 variants.</summary>
    Task<PushOutcome> UpdateVariants(StoreCall call, string remoteId, IReadOnlyList<VariantEdit> variants, CancellationToken ct);

    /// <summary>
    /// New variants of an existing product by <c>productVariantsBulkCreate</c>; at most 250. Each option value is named with
    /// its option, so the product's option names come along, in their order.
    /// </summary>
    Task<PushOutcome> CreateVariants(
        StoreCall call, string remoteId, IReadOnlyList<string> optionNames, IReadOnlyList<VariantSnapshot> variants, CancellationToken ct);

    /// <summary>Removes variants by <c>productVariantsBulkDelete</c>; at most 250.</summary>
    Task<PushOutcome> DeleteVariants(StoreCall call, string remoteId, IReadOnlyList<string> variantIds, CancellationToken ct);

    /// <summary>
    /// Options and the option values of all variants by <c>productSet</c>, which deletes what a list leaves out:
    /// <paramref name="whole"/> is therefore the freshly read product with the change in it, with every variant's remote id.
    /// </summary>
    Task<PushOutcome> SetOptions(StoreCall call, string remoteId, ProductSnapshot whole, CancellationToken ct);

    /// <summary>
    /// A new product by <c>productSet</c> upserting on our own id metafield, so that a repeated call finds the product
    /// that the first one made.
    /// </summary>
    /// <param name="mayExist">A call before this one may have made it: it is looked for, and not written again if it is there.</param>
    Task<PushOutcome> CreateProduct(StoreCall call, ProductId localId, ProductSnapshot product, bool mayExist, CancellationToken ct);

    Task<PushOutcome> DeleteProduct(StoreCall call, string remoteId, CancellationToken ct);
}

/// <summary>New values for one existing variant; field names as in <see cref="ProductFields.OfVariant"/>.</summary>
public sealed record VariantEdit(string RemoteId, IReadOnlyList<(string Field, string? Value)> Fields);

/// <summary>What Shopify said. No answer at all is a <see cref="ShopifyCallException"/> of class UnknownOutcome.</summary>
public abstract record PushOutcome
{
    private PushOutcome() { }

    /// <summary>
    /// Done. The answer's values are the store's own form of what was sent: product fields from <paramref name="Product"/>
    /// (null when the document does not touch them), variants from <paramref name="Variants"/> (those written).
    /// </summary>
    public sealed record Accepted(string RemoteId, DateTimeOffset UpdatedAt, ProductContent? Product, IReadOnlyList<VariantSnapshot> Variants) : PushOutcome;

    /// <summary>Nothing was written; Shopify's words, and which input they are about.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : PushOutcome;
}

/// <param name="Field">The path into the input as Shopify names it (<c>["variants","0","price"]</c>), empty when it names none.</param>
/// <param name="Message">Shopify's own words.</param>
/// <param name="NextStep">What a person can do about it.</param>
public sealed record Refusal(IReadOnlyList<string> Field, string? Code, string Message, string NextStep)
{
    /// <summary>Shopify's words as a sentence, then the next step.</summary>
    public string Words => $"{Message.TrimEnd('.', ' ')}. {NextStep}".TrimEnd();
}

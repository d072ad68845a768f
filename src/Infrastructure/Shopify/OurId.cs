using ShopifySync.Domain.Catalog;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>
/// The metafield by which a product that we create carries our id. It is found without the search index, which lags behind
/// writes, so that a repeated create never makes a second product. It is ours alone and in no snapshot.
/// </summary>
internal static class OurId
{
    public const string Namespace = "shopifysync";
    public const string Key = "id";
    public const string Type = "id";

    public static bool IsOurs(Metafield metafield) => metafield is { Namespace: Namespace, Key: Key };
}

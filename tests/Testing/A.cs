using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Testing;

/// <summary>Valid things with sensible values; a test names only what it is about.</summary>
public static class A
{
    public static DateTimeOffset Noon { get; } = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public static FieldPath Price { get; } = FieldPath.Variant(VariantSnapshot.DefaultKey, "price");

    /// <summary>A product with the given variants; with one variant and no options when none is given.</summary>
    public static ProductSnapshot Snapshot(params VariantSnapshot[] variants) => new(
        new ProductContent
        {
            Title = "Linen shirt",
            Handle = "linen-shirt",
            Vendor = "Weaver",
            Tags = ["linen", "summer"],
            Variants = variants.Length > 0 ? [.. variants] : [Variant()],
        },
        [],
        []);

    /// <summary>A variant of the given option values, joined by <c> / </c>; of no options when there is none.</summary>
    public static VariantSnapshot Variant(string? label = null, string? remoteId = null, string? sku = null, decimal price = 19.9m) => new()
    {
        OptionValues = label is null ? [] : [.. label.Split(" / ")],
        RemoteId = remoteId,
        Sku = sku,
        Price = price,
    };

    public static MediaItem Picture(string source, string? remoteId = null) => new(source, "", "IMAGE", remoteId);

    public static Baseline Baseline(ProductSnapshot agreed) => new(agreed, Domain.Catalog.Baseline.NoLocalForms);

    public static FieldEdit Edit<T>(FieldPath path, T? value) => new(path, FieldValue.Of(value));

    public static FieldDifference Difference(FieldPath path, DifferenceKind kind = DifferenceKind.Outbound, string? local = "\"new\"", string? remote = "\"old\"") =>
        new(path, kind, remote, local, remote, kind switch
        {
            DifferenceKind.Outbound => local,
            DifferenceKind.Inbound => remote,
            _ => null,
        });

    public static Product Product(params VariantSnapshot[] variants) =>
        Domain.Catalog.Product.Create(CatalogueId.New(), Snapshot(variants), Noon);

    public static StagedChangeBuilder StagedChange() => new();

    public static SyncBatch Batch(BatchKind kind = BatchKind.Pull, PullMode? mode = PullMode.Full, int? expected = null) => SyncBatch.Start(
        new BatchRequest(CatalogueId.New(), StoreId.New(), kind, mode, OperationPriority.Normal, DryRun: false, "{}", "mira", expected), Noon);

    public static SyncOperation Operation() => SyncOperation.Enqueue(
        new OperationOrder(Lane.IdOf(StoreId.New()), "PullPage", "{}", OperationPriority.Normal), Noon);

    public static Store Store(string? secret = null) => Domain.Stores.Store.Connect(
        CatalogueId.New(), ShopDomain.Parse("linen.myshopify.com").Value, Credentials(secret), Identity(), Noon);

    public static StoreCredentials Credentials(string? secret = null) => new(TokenKind.AdminToken, "protected", null, null, secret);

    public static StoreIdentity Identity(string name = "Linen") => new(name, "linen.myshopify.com", "EUR", "Basic", ["read_products", "write_products"]);

    /// <summary>The value of a result that must have gone well; its error is the failure's message.</summary>
    public static T Good<T>(Result<T> result) => result.IsFailure ? throw new InvalidOperationException(result.Error.Message) : result.Value;
}

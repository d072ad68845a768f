using System.Collections.Immutable;
using ShopifySync.Application.Catalog;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

/// <summary>A product as the API gives it; the same names are taken back by PUT.</summary>
internal sealed record ProductAnswer(
    ProductId Id, CatalogueId CatalogueId, int Version, bool Locked, string Title, string Handle, string Description, string Vendor, string ProductType,
    string? Category, ProductStatus Status, ImmutableArray<string> Tags, string? SeoTitle, string? SeoDescription, ImmutableArray<ProductOption> Options,
    IReadOnlyList<VariantAnswer> Variants, ImmutableArray<MediaItem> Media, ImmutableArray<Metafield> Metafields,
    IReadOnlyList<ProductInStore> Stores, IReadOnlyList<OpenChangeOfProduct> OpenChanges, IReadOnlyList<ConflictOfProductAnswer> Conflicts,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static ProductAnswer Of(ProductDetails details)
    {
        var (content, snapshot) = (details.Snapshot.Content, details.Snapshot);
        return new ProductAnswer(
            details.Id, details.CatalogueId, details.Version, details.Locked, content.Title, content.Handle, content.Description, content.Vendor,
            content.ProductType, content.Category, content.Status, content.Tags, content.SeoTitle, content.SeoDescription, content.Options,
            [.. content.Variants.Select(VariantAnswer.Of)], snapshot.Media, snapshot.Metafields, details.Stores, details.OpenChanges,
            [.. details.Conflicts.Select(c => new ConflictOfProductAnswer(c.Id, c.StoreId, c.Path.Value, c.CreatedAt))],
            details.CreatedAt, details.UpdatedAt);
    }
}

/// <param name="Key">What names the variant in field paths: its option values.</param>
internal sealed record VariantAnswer(
    VariantId? Id, string Key, ImmutableArray<string> OptionValues, string? Sku, string? Barcode, decimal Price, decimal? CompareAtPrice, decimal? Cost,
    Weight? Weight, bool Taxable, InventoryPolicy InventoryPolicy, bool Tracked)
{
    public static VariantAnswer Of(VariantSnapshot v) =>
        new(v.LocalId, v.Label, v.OptionValues, v.Sku, v.Barcode, v.Price, v.CompareAtPrice, v.Cost, v.Weight, v.Taxable, v.InventoryPolicy, v.Tracked);
}

internal sealed record ConflictOfProductAnswer(ConflictId Id, StoreId StoreId, string Path, DateTimeOffset CreatedAt);

internal sealed record ProductVersionAnswer(
    int Version, string Cause, string? CauseId, string By, DateTimeOffset At, bool MadeProduct, IReadOnlyList<VersionChangeAnswer> Changes)
{
    public static ProductVersionAnswer Of(ProductVersionRow row) => new(
        row.Version, row.Cause, row.CauseId, row.By, row.At, row.MadeProduct,
        [.. row.Changes.Select(c => new VersionChangeAnswer(c.Path.Value, JsonText.Parse(c.Before), JsonText.Parse(c.After)))]);
}

internal sealed record VersionChangeAnswer(string Path, System.Text.Json.JsonElement? Before, System.Text.Json.JsonElement? After);

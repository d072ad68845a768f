using System.Collections.Immutable;

namespace ShopifySync.Domain.Catalog;

/// <summary>One variant of a catalogue product, as a row of its own so that it can be searched by SKU and barcode.</summary>
public sealed class ProductVariant
{
    private ProductVariant() { } // EF Core

    internal ProductVariant(ProductId product, VariantSnapshot snapshot, int position)
    {
        Id = snapshot.LocalId ?? VariantId.New();
        ProductId = product;
        Take(snapshot, position);
    }

    public VariantId Id { get; private init; }
    public ProductId ProductId { get; private init; }
    public int Position { get; private set; }
    public ImmutableArray<string> OptionValues { get; private set; } = [];
    public string? Sku { get; private set; }
    public string? Barcode { get; private set; }
    public decimal Price { get; private set; }
    public decimal? CompareAtPrice { get; private set; }
    public decimal? Cost { get; private set; }
    public decimal? WeightValue { get; private set; }
    public string? WeightUnit { get; private set; }
    public bool Taxable { get; private set; }
    public InventoryPolicy InventoryPolicy { get; private set; }
    public bool Tracked { get; private set; }

    internal void Take(VariantSnapshot from, int position)
    {
        Position = position;
        if (!OptionValues.SequenceEqual(from.OptionValues))
            OptionValues = from.OptionValues;
        (Sku, Barcode, Price, CompareAtPrice, Cost) = (from.Sku, from.Barcode, from.Price, from.CompareAtPrice, from.Cost);
        (WeightValue, WeightUnit) = (from.Weight?.Value, from.Weight?.Unit);
        (Taxable, InventoryPolicy, Tracked) = (from.Taxable, from.InventoryPolicy, from.Tracked);
    }

    internal VariantSnapshot ToSnapshot(string? remoteId) => new()
    {
        LocalId = Id,
        RemoteId = remoteId,
        OptionValues = OptionValues,
        Sku = Sku,
        Barcode = Barcode,
        Price = CanonicalForm.Amount(Price),
        CompareAtPrice = CompareAtPrice is { } compareAt ? CanonicalForm.Amount(compareAt) : null,
        Cost = Cost is { } cost ? CanonicalForm.Amount(cost) : null,
        Weight = WeightValue is { } value ? new Weight(CanonicalForm.Amount(value), WeightUnit ?? "KILOGRAMS") : null,
        Taxable = Taxable,
        InventoryPolicy = InventoryPolicy,
        Tracked = Tracked,
    };
}

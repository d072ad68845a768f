namespace ShopifySync.Domain.Catalog;

public readonly record struct CatalogueId(Guid Value)
{
    public static CatalogueId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public readonly record struct ProductId(Guid Value)
{
    public static ProductId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

public readonly record struct VariantId(Guid Value)
{
    public static VariantId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

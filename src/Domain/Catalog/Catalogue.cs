namespace ShopifySync.Domain.Catalog;

/// <summary>The company's products, and the boundary of isolation. Stores follow one catalogue.</summary>
public sealed class Catalogue
{
    private Catalogue() { } // EF Core

    public Catalogue(string name, DateTimeOffset at) => (Id, Name, CreatedAt) = (CatalogueId.New(), name, at);

    public CatalogueId Id { get; private init; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

/// <summary>Staged changes as a comparison would have left them.</summary>
internal static class Staged
{
    public static ProductSnapshot Shirt(string title = "Linen shirt", string vendor = "Acme", decimal price = 20) => new(
        new ProductContent
        {
            Title = title,
            Handle = CanonicalForm.Handle(title),
            Vendor = vendor,
            ProductType = "Shirts",
            Options = [new ProductOption("Size", ["S", "M"])],
            Variants =
            [
                new VariantSnapshot { OptionValues = ["S"], Sku = $"{CanonicalForm.Handle(title)}-s", Price = price },
                new VariantSnapshot { OptionValues = ["M"], Sku = $"{CanonicalForm.Handle(title)}-m", Price = price },
            ],
        },
        [],
        []);

    /// <summary>The store renamed the product and raised the price of size S.</summary>
    public static StagedChange Update(this TestDatabase database, ProductSnapshot local, Direction direction = Direction.Inbound, string? resource = null) =>
        StagedChange.ProposeUpdate(
            database.Subject(resource), direction,
            [
                Difference(FieldPath.Variant("S", "price"), direction, local, FieldValue.Of(local.Content.Variants[0].Price * 1.5m)),
                Difference(FieldPath.Title, direction, local, FieldValue.Of($"{local.Content.Title} new")),
            ],
            local, null, database.Clock.GetUtcNow());

    public static StagedChange Create(this TestDatabase database, ProductSnapshot remote, string gid) => StagedChange.ProposeCreate(
        new StagedSubject(database.Store, database.Catalogue, gid, null, gid), Direction.Inbound, remote, null, database.Clock.GetUtcNow());

    public static FieldDifference Difference(FieldPath path, Direction direction, ProductSnapshot agreed, string? proposed) => direction == Direction.Inbound
        ? new FieldDifference(path, DifferenceKind.Inbound, agreed.Read(path), agreed.Read(path), proposed, proposed)
        : new FieldDifference(path, DifferenceKind.Outbound, agreed.Read(path), proposed, agreed.Read(path), proposed);

    /// <summary>A product of the catalogue with its link, both sides alike.</summary>
    public static async Task<Product> LinkedProduct(this TestDatabase database, ProductSnapshot snapshot, string gid)
    {
        var product = Product.Create(database.Catalogue, snapshot, database.Clock.GetUtcNow());
        await database.Save(db =>
        {
            var link = new Link(database.Store, ResourceKind.Product, product.Id.Value, gid, database.Clock.GetUtcNow());
            LinkedState.Write(link, new Baseline(snapshot, Baseline.NoLocalForms), snapshot);
            db.Products.Add(product);
            db.Links.Add(link);
        });
        return product;
    }

    /// <summary>Saved one by one, so that the list's order is the order given.</summary>
    public static async Task Stage(this TestDatabase database, params IReadOnlyList<StagedChange> changes)
    {
        foreach (var change in changes)
            await database.Save(db => db.StagedChanges.Add(change));
    }

    public static Task<StagedChange> Load(this TestDatabase database, StagedChangeId id) =>
        database.Read(db => db.StagedChanges.AsNoTracking().Include(c => c.Fields).SingleAsync(c => c.Id == id));

    private static StagedSubject Subject(this TestDatabase database, string? resource) => new(
        database.Store, database.Catalogue, resource ?? ProductId.New().ToString(), null, null);
}

using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Catalog;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class SearchProductsTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task Search_ForWords_WantsEachOfThemInTitleVendorOrSku()
    {
        await Products(Staged.Shirt("Linen shirt", "Acme"), Staged.Shirt("Linen trousers", "Brook"), Staged.Shirt("Wool shirt", "Acme"));

        var byTitleAndVendor = await Search(new ProductFilter(Text: "linen ACME"));
        var bySku = await Search(new ProductFilter(Text: "wool-shirt-m"));

        Assert.That(byTitleAndVendor, Is.EqualTo(new[] { "Linen shirt" }));
        Assert.That(bySku, Is.EqualTo(new[] { "Wool shirt" }));
    }

    [Test]
    public async Task Search_ByTag_WantsTheWholeTagInAnyCase()
    {
        await Products(Tagged("Shirt", "Summer", "sale 50%"), Tagged("Coat", "Summer night"), Tagged("Scarf"));

        var summer = await Search(new ProductFilter(Tag: "summer"));
        var sale = await Search(new ProductFilter(Tag: "sale 50%"));

        Assert.That(summer, Is.EqualTo(new[] { "Shirt" }));
        Assert.That(sale, Is.EqualTo(new[] { "Shirt" }));
    }

    [Test]
    public async Task Search_ByVendorTypeAndStatus_CombinesThem()
    {
        var draft = Staged.Shirt("Draft shirt");
        await Products(Staged.Shirt("Linen shirt"), draft with { Content = draft.Content with { Status = ProductStatus.Draft } }, Staged.Shirt("Other", "Brook"));

        var found = await Search(new ProductFilter(Vendor: "Acme", ProductType: "Shirts", Status: ProductStatus.Draft));

        Assert.That(found, Is.EqualTo(new[] { "Draft shirt" }));
    }

    [Test]
    public async Task Search_ByPages_GoesBothWays()
    {
        await Products([.. Enumerable.Range(1, 5).Select(n => Staged.Shirt($"Shirt {n}"))]);

        var first = await Page(new PageRequest(2));
        var second = await Page(new PageRequest(2, After: first.NextCursor));
        var last = await Page(new PageRequest(2, After: second.NextCursor));
        var back = await Page(new PageRequest(2, Before: last.PreviousCursor));

        Assert.That(new[] { first, second, last }.SelectMany(Titles), Is.EqualTo(new[] { "Shirt 5", "Shirt 4", "Shirt 3", "Shirt 2", "Shirt 1" }));
        Assert.That(Titles(back), Is.EqualTo(Titles(second)));
        Assert.That((first.PreviousCursor, last.NextCursor, first.Total), Is.EqualTo(((string?)null, (string?)null, (int?)5)));
    }

    [Test]
    public async Task Search_WithACursorOfItsOwnMaking_IsRefused()
    {
        var found = await Database.Send(new SearchProductsQuery(new ProductFilter(), new PageRequest(After: "not a cursor")));

        Assert.That(found.Error?.Code, Is.EqualTo("Invalid"));
    }

    [Test]
    public async Task Row_TellsPicturePricesAndVariants()
    {
        var shirt = Staged.Shirt();
        await Products(shirt with
        {
            Content = shirt.Content with { Variants = [shirt.Content.Variants[0], shirt.Content.Variants[1] with { Price = 35.5m }] },
            Media = [new MediaItem("gid://shopify/MediaImage/1", "", "IMAGE", "gid://shopify/MediaImage/1"), new MediaItem("https://cdn.example/a.jpg", "", "IMAGE", null)],
        });

        var row = (await Page(new PageRequest())).Items.Single();

        Assert.That((row.ImageUrl, row.Sku, row.LowestPrice, row.HighestPrice, row.VariantCount), Is.EqualTo(("https://cdn.example/a.jpg", "linen-shirt-s", 20m, 35.5m, 2)));
    }

    [Test]
    public async Task Row_TellsHowTheProductStandsInItsStore()
    {
        await Products(Staged.Shirt("Not there"));
        await Linked("Synced");
        var pending = await Linked("Pending");
        var clashing = await Linked("Clashing");
        var failed = await Linked("Failed", l => l.PushFailed("Shopify said no."));
        await Linked("Forgotten", l => l.Seen(Database.Clock.GetUtcNow().AddHours(-49), Database.Clock.GetUtcNow().AddHours(-49)));
        await Database.Save(db =>
        {
            db.StagedChanges.Add(Change(pending));
            db.StagedChanges.Add(Change(clashing));
            db.Conflicts.Add(Clash(clashing));
            db.Conflicts.Add(Clash(failed));
        });

        var rows = (await Page(new PageRequest())).Items.ToDictionary(r => r.Title, r => r.Stores.Single().Status);

        Assert.That(rows, Is.EquivalentTo(new Dictionary<string, SyncStatus>
        {
            ["Not there"] = SyncStatus.NotLinked,
            ["Synced"] = SyncStatus.Synced,
            ["Pending"] = SyncStatus.Pending,
            ["Clashing"] = SyncStatus.Conflict,
            ["Failed"] = SyncStatus.Error,
            ["Forgotten"] = SyncStatus.Stale,
        }));
    }

    [TestCase(SyncStatus.NotLinked, "Not there")]
    [TestCase(SyncStatus.Synced, "Synced")]
    [TestCase(SyncStatus.Error, "Failed")]
    public async Task Search_BySyncStatus_FindsThoseInIt(SyncStatus status, string title)
    {
        await Products(Staged.Shirt("Not there"));
        await Linked("Synced");
        await Linked("Failed", l => l.PushFailed("Shopify said no."));

        var found = await Search(new ProductFilter(StoreId: Database.Store, Sync: status));

        Assert.That(found, Is.EqualTo(new[] { title }));
    }

    private StagedChange Change(Product product) => StagedChange.ProposeUpdate(
        new StagedSubject(Database.Store, Database.Catalogue, product.Id.ToString(), product.Id, null), Direction.Outbound,
        [Staged.Difference(FieldPath.Title, Direction.Outbound, product.ToSnapshot(), "\"New\"")], product.ToSnapshot(), null, Database.Clock.GetUtcNow());

    private Conflict Clash(Product product) => Conflict.Raise(
        new ConflictSubject(Database.Store, Database.Catalogue, product.Id, $"gid://{product.Title}", product.Title),
        new FieldDifference(FieldPath.Title, DifferenceKind.Conflict, "\"a\"", "\"b\"", "\"c\"", null), null, Database.Clock.GetUtcNow());

    private static ProductSnapshot Tagged(string title, params string[] tags)
    {
        var shirt = Staged.Shirt(title);
        return shirt with { Content = shirt.Content with { Tags = CanonicalForm.Tags(tags) } };
    }

    private async Task<Product> Linked(string title, Action<Link>? with = null)
    {
        var product = Product.Create(Database.Catalogue, Staged.Shirt(title), Database.Clock.GetUtcNow());
        var link = new Link(Database.Store, ResourceKind.Product, product.Id.Value, $"gid://{title}", Database.Clock.GetUtcNow());
        link.Seen(Database.Clock.GetUtcNow(), Database.Clock.GetUtcNow());
        with?.Invoke(link);
        await Database.Save(db =>
        {
            db.Products.Add(product);
            db.Links.Add(link);
        });
        return product;
    }

    private async Task Products(params ProductSnapshot[] snapshots)
    {
        foreach (var snapshot in snapshots)
            await Database.Save(db => db.Products.Add(Product.Create(Database.Catalogue, snapshot, Database.Clock.GetUtcNow())));
    }

    private async Task<IEnumerable<string>> Search(ProductFilter filter) =>
        Titles((await Database.Send(new SearchProductsQuery(filter, new PageRequest()))).Value);

    private async Task<PagedResult<ProductRow>> Page(PageRequest page) => (await Database.Send(new SearchProductsQuery(new ProductFilter(), page))).Value;

    private static IEnumerable<string> Titles(PagedResult<ProductRow> page) => page.Items.Select(r => r.Title);
}

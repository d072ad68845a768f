using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;
using static ShopifySync.Infrastructure.Tests.Shopify.EmulatedStore;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>Products and variants that come and go, and options that change, against the emulator.</summary>
public sealed class NewProductTests
{
    private static int _shops;
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task CreateProduct_IsReadBackAsItWasMeant()
    {
        using var store = await Store();

        var made = await Create(store, ProductId.New(), Shirt());

        var read = await store.Read(made.RemoteId);
        Assert.Multiple(() =>
        {
            Assert.That(WithoutIds(read.Snapshot.Content), Is.EqualTo(WithoutIds(Shirt().Content)));
            Assert.That(FieldValue.Of(made.Product! with { Variants = [.. made.Variants] }), Is.EqualTo(FieldValue.Of(read.Snapshot.Content)));
            Assert.That(made.UpdatedAt, Is.EqualTo(read.UpdatedAt));
            Assert.That(read.Snapshot.Metafields, Is.Empty, "our own id is in no snapshot");
        });
    }

    [Test]
    public async Task CreateProduct_WithoutOptions_HasOneVariantWithoutValues()
    {
        using var store = await Store();
        var plain = ProductSnapshot.Empty with { Content = new ProductContent { Title = "Cup", Handle = "cup", Variants = [new VariantSnapshot { Price = 4.5m, Sku = "CUP" }] } };

        var made = await Create(store, ProductId.New(), plain);

        var read = (await store.Read(made.RemoteId)).Snapshot.Content;
        Assert.That((read.Options.Length, read.Variants.Single().Label, read.Variants.Single().Price, read.Variants.Single().Sku),
            Is.EqualTo((0, "Default Title", 4.5m, "CUP")));
    }

    [Test]
    public async Task CreateProduct_Again_FindsTheFirstOne()
    {
        using var store = await Store();
        var id = ProductId.New();

        var first = await Create(store, id, Shirt());
        var again = await Create(store, id, Shirt());

        Assert.That((again.RemoteId, await store.Reader.Count(store.Call(), null, default)), Is.EqualTo((first.RemoteId, 1)));
    }

    [Test]
    public async Task CreateProduct_WhoseAnswerWasLost_IsFoundByTheNextAttempt()
    {
        using var store = await Store();
        var id = ProductId.New();
        await store.Faults(new EmulatorFault("timeout-after-effect") { Match = "ProductSet", Times = 1 });

        var lost = Assert.ThrowsAsync<ShopifyCallException>(() => store.Writer.CreateProduct(store.Call(), id, Shirt(), mayExist: false, default));
        var found = Accepted(await store.Writer.CreateProduct(store.Call(), id, Shirt(), mayExist: true, default));

        var writes = (await _emulator.Ledger(store.Shop.Value)).Where(w => w.Mutation == "productSet").ToList();
        Assert.That((lost!.FailureClass, await store.Reader.Count(store.Call(), null, default)), Is.EqualTo((FailureClass.UnknownOutcome, 1)));
        Assert.That(writes.Select(w => w.Id), Is.EqualTo(new[] { found.RemoteId }), "Nothing is written a second time.");
    }

    [Test]
    public async Task CreateProduct_WithAHandleThatIsTaken_IsRefused()
    {
        using var store = await Store();
        await Create(store, ProductId.New(), Shirt());

        var outcome = await store.Writer.CreateProduct(store.Call(), ProductId.New(), Shirt(), mayExist: false, default);

        Assert.That(((PushOutcome.Refused)outcome).Refusals.Single().NextStep, Does.Contain("choose a different one"));
    }

    [Test]
    public async Task CreateProduct_TheDefinitionOfOurId_IsMadeOnceAndMayExist()
    {
        var shop = Shop();
        using var store = await EmulatedStore.Create(_emulator, shop);
        using var restarted = EmulatedStore.Of(_emulator, shop);

        await Create(store, ProductId.New(), Shirt("one"));
        await Create(store, ProductId.New(), Shirt("two"));
        await Create(restarted, ProductId.New(), Shirt("three"));

        Assert.That((await store.Calls()).Count(c => c.Document == "OurIdDefinition"), Is.EqualTo(2), "once for each process");
    }

    [Test]
    public async Task CreateProduct_WithTheMostVariants_GivesAndReadsThemAll()
    {
        using var store = await Store();
        string[] colours = [.. Enumerable.Range(1, 64).Select(n => $"Colour {n}")];
        string[] sizes = [.. Enumerable.Range(1, 32).Select(n => $"Size {n}")];
        var large = ProductSnapshot.Empty with
        {
            Content = new ProductContent
            {
                Title = "All of them",
                Handle = "all-of-them",
                Vendor = "Acme",
                Options = [new ProductOption("Colour", [.. colours]), new ProductOption("Size", [.. sizes])],
                Variants = [.. colours.SelectMany(c => sizes.Select(s => new VariantSnapshot { OptionValues = [c, s], Price = 1, Sku = $"{c}/{s}" }))],
            },
        };

        var made = await Create(store, ProductId.New(), large);

        var page = await store.Reader.ReadPage(store.Call(), new ProductPageRequest(null, null, 250, false), default);
        var read = page.Products.Single().Snapshot.Content;
        Assert.Multiple(() =>
        {
            Assert.That(made.Variants.Select(v => v.RemoteId), Is.Unique.And.Exactly(2_048).Items);
            Assert.That(WithoutIds(read), Is.EqualTo(WithoutIds(large.Content)));
        });
    }

    [Test]
    public async Task CreateVariants_OfAProductWithOptions_GivesTheirIds()
    {
        using var store = await Store();
        var product = await Create(store, ProductId.New(), Shirt());
        var green = new VariantSnapshot { OptionValues = ["Blue", "M"], Price = 21, Sku = "B-M", Cost = 3 };

        var outcome = await store.Writer.CreateVariants(store.Call(), product.RemoteId, ["Colour", "Size"], [green], default);

        var answered = Accepted(outcome).Variants.Single();
        var read = (await store.Read(product.RemoteId)).Snapshot.Content.Variants.Single(v => v.Label == "Blue / M");
        Assert.That((FieldValue.Of(answered), read.Price, read.Sku, read.Cost), Is.EqualTo((FieldValue.Of(read), 21m, "B-M", (decimal?)3m)));
    }

    [Test]
    public async Task DeleteVariants_LeavesTheOthers()
    {
        using var store = await Store();
        var product = await Create(store, ProductId.New(), Shirt());

        Accepted(await store.Writer.DeleteVariants(store.Call(), product.RemoteId, [product.Variants[1].RemoteId!], default));

        var read = (await store.Read(product.RemoteId)).Snapshot.Content;
        Assert.That(read.Variants.Select(v => v.RemoteId), Is.EqualTo(new[] { product.Variants[0].RemoteId }));
    }

    [Test]
    public async Task SetOptions_RenamesAnOption_AndEveryVariantStaysItself()
    {
        using var store = await Store();
        var product = await Create(store, ProductId.New(), Shirt());
        var before = (await store.Read(product.RemoteId)).Snapshot;
        var renamed = before with { Content = before.Content with { Options = before.Content.Options.SetItem(0, before.Content.Options[0] with { Name = "Shade" }) } };

        var outcome = await store.Writer.SetOptions(store.Call(), product.RemoteId, renamed, default);

        var after = (await store.Read(product.RemoteId)).Snapshot;
        Assert.Multiple(() =>
        {
            Assert.That(SnapshotJson.Write(after), Is.EqualTo(SnapshotJson.Write(renamed)));
            Assert.That(FieldValue.Of(Accepted(outcome).Variants), Is.EqualTo(FieldValue.Of(after.Content.Variants)));
        });
    }

    [Test]
    public async Task DeleteProduct_IsGone()
    {
        using var store = await Store();
        var product = await Create(store, ProductId.New(), Shirt());

        Accepted(await store.Writer.DeleteProduct(store.Call(), product.RemoteId, default));

        var page = await store.Reader.ReadByIds(store.Call(), [product.RemoteId], default);
        Assert.That((page.Products.Count, page.Unreadable.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task DeleteProduct_ThatIsGoneAlready_IsRefused()
    {
        using var store = await Store();

        var outcome = await store.Writer.DeleteProduct(store.Call(), "gid://shopify/Product/999999999", default);

        Assert.That(((PushOutcome.Refused)outcome).Refusals.Single().NextStep, Does.Contain("no longer in the store"));
    }

    private static ProductSnapshot Shirt(string handle = "shirt") => ProductSnapshot.Empty with
    {
        Content = new ProductContent
        {
            Title = "Shirt",
            Handle = handle,
            Description = "<p>Cotton</p>",
            Vendor = "Acme",
            ProductType = "Shirts",
            Status = ProductStatus.Draft,
            Tags = ["cotton", "summer"],
            SeoTitle = "A shirt",
            SeoDescription = "Of cotton",
            Options = [new ProductOption("Colour", ["Red", "Blue"]), new ProductOption("Size", ["S"])],
            Variants =
            [
                new VariantSnapshot
                {
                    OptionValues = ["Red", "S"], Sku = "R-S", Barcode = "4006381333931", Price = 19.9m, CompareAtPrice = 24.9m, Cost = 7.5m,
                    Weight = new Weight(180, "GRAMS"), Taxable = false, InventoryPolicy = InventoryPolicy.Continue, Tracked = true,
                },
                new VariantSnapshot { OptionValues = ["Blue", "S"], Price = 0 },
            ],
        },
    };

    private static string WithoutIds(ProductContent content) =>
        FieldValue.Of(content with { Variants = [.. content.Variants.Select(v => v with { RemoteId = null })] })!;

    private static EmulatorShop Shop() => new($"new-{Interlocked.Increment(ref _shops)}.myshopify.com");

    private Task<EmulatedStore> Store() => EmulatedStore.Create(_emulator, Shop());

    private static async Task<PushOutcome.Accepted> Create(EmulatedStore store, ProductId id, ProductSnapshot product) =>
        Accepted(await store.Writer.CreateProduct(store.Call(), id, product, mayExist: false, default));
}

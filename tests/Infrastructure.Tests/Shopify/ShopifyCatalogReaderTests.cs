using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify;

public sealed class ShopifyCatalogReaderTests
{
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task ReadPage_ToTheLastPage_GivesEveryProductOnce()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("every.myshopify.com", Products: 230), new ShopifyOptions { PageSize = 100 });

        var pages = await ReadAll(store, 250);

        var ids = pages.SelectMany(p => p.Products).Select(p => p.RemoteId).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pages.SelectMany(p => p.Unreadable), Is.Empty);
            Assert.That(ids, Has.Count.EqualTo(230));
            Assert.That(ids, Is.Unique);
            Assert.That(pages.Select(p => p.PageSize), Is.All.EqualTo(100));
        });
    }

    [Test]
    public async Task ReadPage_Snapshots_AreInCanonicalForm()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("canonical.myshopify.com", Products: 100));

        var products = (await ReadAll(store, 100)).SelectMany(p => p.Products).ToList();

        Assert.That(products, Has.Count.EqualTo(100));
        Assert.That(products.SelectMany(p => p.Snapshot.Media), Is.Not.Empty, "some have media");
        foreach (var product in products)
        {
            var content = product.Snapshot.Content;
            var rebuilt = product.Snapshot.With(ProductFields.OfProduct.Select(path => new FieldEdit(path, product.Snapshot.Read(path))));
            Assert.Multiple(() =>
            {
                Assert.That(SnapshotJson.Write(rebuilt), Is.EqualTo(SnapshotJson.Write(product.Snapshot)), "putting the values in again changes nothing");
                Assert.That(content.Variants, Is.Not.Empty);
                Assert.That(content.Variants.Select(v => v.OptionValues.Length), Is.All.EqualTo(content.Options.Length));
                Assert.That(product.Snapshot.Media.Select(m => m.Source), Has.None.Contains("?v="));
            });
        }
    }

    [Test]
    public async Task ReadPage_AQueryThatShopifyWouldIgnore_Fails()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("search.myshopify.com", Products: 3));

        var failed = Assert.ThrowsAsync<ShopifyCallException>(() => store.Reader.ReadPage(store.Call(), new ProductPageRequest("statuz:active", null, 10, false), default));

        Assert.That((failed!.FailureClass, failed.Error.Code), Is.EqualTo((FailureClass.Refused, "Shopify.SearchNotUnderstood")));
    }

    [Test]
    public async Task ReadPage_OfTheLargestSize_StaysUnderTheCostOfOneQuery()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("cost.myshopify.com", Products: 250));
        var call = store.Call();

        await store.Reader.ReadPage(call, new ProductPageRequest(null, null, 250, true), default);

        var made = (await store.Calls()).First(c => c.Document == "ProductsPage");
        TestContext.Out.WriteLine($"requested {made.RequestedCost}, actual {made.ActualCost}");
        Assert.That((made.RequestedCost < 1_000, call.Points, call.Calls >= 1), Is.EqualTo((true, (await store.Calls()).Sum(c => c.ActualCost), true)));
    }

    [Test]
    public async Task ReadByIds_GivesThoseThatExist()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("ids.myshopify.com", Products: 60), new ShopifyOptions { PageSize = 25 });
        var all = (await ReadAll(store, 100)).SelectMany(p => p.Products).ToDictionary(p => p.RemoteId);

        var page = await store.Reader.ReadByIds(store.Call(), [.. all.Keys, "gid://shopify/Product/999999999"], default);

        Assert.That(page.Products, Has.Count.EqualTo(60));
        Assert.That(page.Products.Select(p => SnapshotJson.Write(p.Snapshot)), Is.EqualTo(all.Values.Select(p => SnapshotJson.Write(p.Snapshot))));
    }

    [Test]
    public async Task Count_IsExact()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("count.myshopify.com", Products: 42));

        Assert.That(await store.Reader.Count(store.Call(), null, default), Is.EqualTo(42));
    }

    [Test]
    public async Task ReadPage_TwoThousandProducts_AreAllThere()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("large.myshopify.com", Products: 2_000));

        var pages = await ReadAll(store, 250);

        Assert.That(pages.Sum(p => p.Products.Count), Is.EqualTo(2_000));
    }

    private static async Task<List<ProductPage>> ReadAll(EmulatedStore store, int pageSize)
    {
        var pages = new List<ProductPage>();
        string? after = null;
        do
        {
            var page = await store.Reader.ReadPage(store.Call(), new ProductPageRequest(null, after, pageSize, false), default);
            pages.Add(page);
            after = page.Cursor;
        }
        while (after is not null);

        return pages;
    }
}

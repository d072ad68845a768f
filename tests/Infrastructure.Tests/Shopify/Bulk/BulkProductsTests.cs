using Microsoft.Extensions.Options;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Bulk;

public sealed class BulkProductsTests
{
    private EmulatorProcess _emulator = null!;
    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Start() => (_emulator, _folder) = (await EmulatorProcess.Start(), new TemporaryFolder());

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Read_EveryPart_GivesWhatThePagesGive()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("parts.myshopify.com", Products: 250));
        var (files, run) = await Prepared(store);

        var groups = Enumerable.Range(0, run.Partitions).SelectMany(part => files.Read(run, part, linked: true).Groups(20)).ToList();

        var pages = (await store.Reader.ReadPage(store.Call(), new ProductPageRequest(null, null, 250, false), default)).Products.ToDictionary(p => p.RemoteId);
        Assert.Multiple(() =>
        {
            Assert.That(groups.SelectMany(g => g.Unreadable), Is.Empty);
            Assert.That(groups.Sum(g => g.Lines), Is.EqualTo(run.ObjectCount));
            Assert.That(groups.Sum(g => g.Roots), Is.EqualTo(250));
            Assert.That(groups.SelectMany(g => g.Products).Select(p => p.RemoteId), Is.EquivalentTo(pages.Keys));
            Assert.That(
                groups.SelectMany(g => g.Products).Where(p => SnapshotJson.Write(p.Snapshot) != SnapshotJson.Write(pages[p.RemoteId].Snapshot) || p.UpdatedAt != pages[p.RemoteId].UpdatedAt),
                Is.Empty, "the two mappers agree");
        });
    }

    [Test]
    public async Task Prepare_WithoutItsFolder_DownloadsAgain()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("again.myshopify.com", Products: 60));
        var (files, run) = await Prepared(store);
        var before = await files.Prepare(run, default);
        files.Remove(run.Id);

        Assert.That(await files.Prepare(run, default), Is.EqualTo(before));
        Assert.That(files.Holds(run)("gid://shopify/Product/1"), Is.False);
    }

    [Test]
    public async Task Prepare_AFileShorterThanCounted_IsNotBelieved()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("short.myshopify.com", Products: 60));
        var (files, run) = await Prepared(store);
        files.Remove(run.Id);
        run.Saw(new BulkSighting(run.RemoteId!, BulkRunType.Query, BulkStatus.Completed) { Url = run.Url, ObjectCount = run.ObjectCount + 1 }, A.Noon);

        var failure = Assert.ThrowsAsync<ShopifyCallException>(() => files.Prepare(run, default));

        Assert.That(failure!.Error.Code, Is.EqualTo(BulkErrors.CutOff(1, 2).Code));
    }

    private async Task<(BulkProducts Files, BulkRun Run)> Prepared(EmulatedStore store)
    {
        var files = new BulkProducts(store.Bulk, Options.Create(new PullOptions { LinesPerPart = 200, Folder = _folder.Path }), TimeProvider.System);
        var run = BulkRun.Plan(BulkRunId.New(), BatchId.New(), store.Id, BulkRunType.Query, 1, A.Noon);
        run.Started((await store.Bulk.StartQuery(store.Call(), files.Query(run.Id, null), default)).Value.RemoteId, A.Noon);
        await Eventually.True(
            async () =>
            {
                run.Saw((await store.Bulk.Look(store.Call(), run.RemoteId!, default))!, A.Noon);
                return !run.IsUnderWay;
            },
            "the bulk operation ends");
        run.CutInto((await files.Prepare(run, default)).Parts);
        return (files, run);
    }
}

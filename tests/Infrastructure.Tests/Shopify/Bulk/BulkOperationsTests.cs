using System.Text;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Bulk;

public sealed class BulkOperationsTests
{
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task StartQuery_ToItsEnd_GivesAsManyLinesAsShopifyCounted()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-lines.myshopify.com", Products: 300));
        var run = BulkRunId.New();

        var started = (await store.Bulk.StartQuery(store.Call(), Products(run), default)).Value;
        var ended = await Ended(store, started.RemoteId);
        var lines = await Lines(store, ended.Url!);

        Assert.Multiple(() =>
        {
            Assert.That(ended.Status, Is.EqualTo(BulkStatus.Completed));
            Assert.That(lines, Has.Count.EqualTo(ended.ObjectCount));
            Assert.That(lines, Is.All.StartsWith("{").And.All.EndsWith("}"));
            Assert.That(lines.Count(l => !l.Contains("__parentId", StringComparison.Ordinal)), Is.EqualTo(ended.RootObjectCount).And.EqualTo(300));
        });
    }

    [Test]
    public async Task Recent_AfterAStart_NamesTheRun()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-recent.myshopify.com", Products: 3));
        var run = BulkRunId.New();
        var started = (await store.Bulk.StartQuery(store.Call(), Products(run), default)).Value;

        var recent = await store.Bulk.Recent(store.Call(), BulkRunType.Query, default);

        Assert.That(recent.Single(r => r.Document!.Contains(BulkRun.MarkOf(run), StringComparison.Ordinal)).RemoteId, Is.EqualTo(started.RemoteId));
    }

    [Test]
    public async Task StartQuery_TheSixthAtOnce_IsToldToWait()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-six.myshopify.com", Products: 3));
        await store.Faults(new EmulatorFault("bulk-stuck") { Match = "products" });
        for (var i = 0; i < 5; i++)
            Assert.That((await store.Bulk.StartQuery(store.Call(), Products(BulkRunId.New()), default)).IsFailure, Is.False);

        var sixth = await store.Bulk.StartQuery(store.Call(), Products(BulkRunId.New()), default);

        Assert.That(sixth.Error?.Code, Is.EqualTo(BulkErrors.AllInUseCode));
    }

    [Test]
    public async Task StartQuery_WhatShopifyDoesNotTake_IsRefusedInItsWords()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-refused.myshopify.com", Products: 3));

        var refused = await store.Bulk.StartQuery(store.Call(), "{ shop { name } }", default);

        Assert.That(refused.Error?.Message, Does.Contain("at least one connection"));
    }

    [Test]
    public async Task Lines_OfADeadAddress_SaySo()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-dead.myshopify.com", Products: 3));
        await store.Faults(new EmulatorFault("bulk-expired-url") { Match = "products" });
        var started = (await store.Bulk.StartQuery(store.Call(), Products(BulkRunId.New()), default)).Value;
        var ended = await Ended(store, started.RemoteId);

        var failure = Assert.ThrowsAsync<ShopifyCallException>(() => Lines(store, ended.Url!));

        Assert.That(failure!.Error, Is.EqualTo(BulkErrors.AddressGone));
    }

    [Test]
    public async Task Cancel_OneThatRuns_EndsCanceled()
    {
        using var store = await EmulatedStore.Create(_emulator, new EmulatorShop("bulk-cancel.myshopify.com", Products: 3));
        await store.Faults(new EmulatorFault("bulk-stuck") { Match = "products" });
        var started = (await store.Bulk.StartQuery(store.Call(), Products(BulkRunId.New()), default)).Value;

        await store.Bulk.Cancel(store.Call(), started.RemoteId, default);

        Assert.That((await Ended(store, started.RemoteId)).Status, Is.EqualTo(BulkStatus.Canceled));
    }

    [Test]
    public async Task Lines_CutAnywhere_AreWholeAgain()
    {
        await using var shop = await BrokenFile.Serve("{\"a\":1}\n{\"b\":\"" + new string('x', 600_000) + "\"}\n\n{\"c\":3}", breakEvery: 100_000);
        using var files = new ResultFiles();

        var lines = new List<int>();
        await foreach (var line in files.Lines(shop.Address, default))
            lines.Add(line.Length);

        Assert.That(lines, Is.EqualTo(new[] { 7, 600_008, 7 }));
        Assert.That(shop.Requests, Is.GreaterThan(5));
    }

    private static string Products(BulkRunId run) =>
        $"query {BulkRun.MarkOf(run)} {{ products {{ edges {{ node {{ id title variants {{ edges {{ node {{ id sku }} }} }} }} }} }} }}";

    private static async Task<BulkSighting> Ended(EmulatedStore store, string id)
    {
        BulkSighting? seen = null;
        await Eventually.True(async () => (seen = await store.Bulk.Look(store.Call(), id, default))!.IsOver, "the bulk operation ends", TimeSpan.FromSeconds(30));
        return seen!;
    }

    private static async Task<List<string>> Lines(EmulatedStore store, string url)
    {
        var lines = new List<string>();
        await foreach (var line in store.Bulk.Lines(url, default))
            lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }
}

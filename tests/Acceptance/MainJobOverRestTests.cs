using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>
/// The main job as a program does it, over REST, on a store of 1,000 products. The catalogue is filled once; each test
/// leaves both sides equal, so that the next one starts where it did.
/// </summary>
[Category("integration")]
public sealed class MainJobOverRestTests
{
    private const int Products = 1_000;
    private const int Edited = 50;

    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;
    private JsonNode _firstPull = null!;
    private int _firstApproved;

    private SyncApi Api => _server.Api;

    [OneTimeSetUp]
    public async Task FillCatalogue()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products, Seed: 5));
        _firstPull = await Api.Pull("full");
        _firstApproved = await Api.ApproveAndApply();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test, Order(1)]
    public async Task FullPullApprovedByFilter_OfAThousandProducts_IsWhatTheCatalogueHolds()
    {
        var products = await Api.All("/api/products", limit: 100);

        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(_firstPull, "status"), Is.EqualTo("completed"), _firstPull.ToJsonString());
            Assert.That(Count(_firstPull, "staged"), Is.EqualTo(Products));
            Assert.That(_firstApproved, Is.EqualTo(Products));
            Assert.That(products.Select(p => SyncApi.Text(p, "id")).Distinct().Count(), Is.EqualTo(Products));
        });
    }

    [Test, Order(2)]
    public async Task SecondPull_StagesNothing() => await AssertInSync();

    [Test]
    public async Task IncrementalPull_OfMerchantEdits_StagesExactlyThoseAndApprovedTheCatalogueEqualsTheStore()
    {
        var edits = await _emulator.Edit(_server.Shop, Edited, seed: 3);

        var pull = await Api.Pull("incremental");
        var staged = await Details(await Api.Waiting());

        Assert.That(
            staged.ToDictionary(c => SyncApi.Text(c, "remoteId"), c => Paths(c).Order().ToList()),
            Is.EqualTo(edits.ToDictionary(e => e.Id, e => e.Paths.Order().ToList())), pull.ToJsonString());

        Assert.That(await Api.ApproveAndApply(), Is.EqualTo(Edited));

        foreach (var change in staged)
        {
            var local = ProductFacts.OfCatalogue(await Api.Product(SyncApi.Text(change, "productId")));
            var remote = ProductFacts.OfStore(await _server.InStore(SyncApi.Text(change, "remoteId")));
            Assert.That(local, Is.EqualTo(remote));
        }

        await AssertInSync();
    }

    [Test]
    public async Task Push_OfFiftyLocalEdits_WritesExactlyThoseAndAPullAfterItStagesNothing()
    {
        var before = await _server.LedgerEnd();
        var products = (await Api.All("/api/products")).Take(Edited).ToList();
        var wanted = new List<string>();
        for (var i = 0; i < products.Count; i++)
        {
            var product = await Api.Product(SyncApi.Text(products[i], "id"));
            var remoteId = SyncApi.Text(product["stores"]![0]!, "remoteId");
            wanted.Add(await EditOneField(i, product, remoteId));
        }

        Assert.That(await Api.DecideAll("approve", "outbound"), Is.EqualTo(Edited));
        var push = await Api.Push();
        var written = await _server.AppWrites(before);

        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(push, "status"), Is.EqualTo("completed"), push.ToJsonString());
            Assert.That(Count(push, "done"), Is.EqualTo(Edited));
            Assert.That(written.Select(Text), Is.EquivalentTo(wanted));
            Assert.That(written.Where(w => !w.Changed), Is.Empty);
        });
        await AssertInSync();
    }

    [TestCase("local")]
    [TestCase("store")]
    public async Task RejectedDifference_IsNotProposedAgainUntilASideMoves(string sideThatMoves)
    {
        var product = (await Api.All("/api/products"))[60];
        var (id, remoteId) = await Ids(product);
        await _server.MerchantSets(remoteId, new { title = $"Rejected before the {sideThatMoves} moved" });
        await Api.Pull("incremental");
        Assert.That(await Api.DecideAll("reject", "inbound"), Is.EqualTo(1));

        await Api.Pull("incremental");
        Assert.That(await Api.Waiting(), Is.Empty, "after an incremental pull");
        await Api.Pull("full");
        Assert.That(await Api.Waiting(), Is.Empty, "after a full pull");

        if (sideThatMoves == "local")
            await Api.Edit(await Api.Product(id), ("title", "The catalogue moved"));
        else
            await _server.MerchantSets(remoteId, new { title = "The store moved" });
        await Api.Pull("incremental");

        await AssertProposedOrInConflict(id, "title");
        await TakeTheStores(id);
        await AssertInSync();
    }

    [TestCase("local")]
    [TestCase("store")]
    public async Task RejectedLocalEdit_IsNotProposedAgainUntilASideMoves(string sideThatMoves)
    {
        var (id, remoteId) = await Ids((await Api.All("/api/products"))[61]);
        await Api.Edit(await Api.Product(id), ("vendor", $"Not yet, {sideThatMoves}"));
        Assert.That(await Api.DecideAll("reject", "outbound"), Is.EqualTo(1));

        await Api.Pull("full");
        Assert.That(await Api.Waiting(), Is.Empty);

        if (sideThatMoves == "local")
            await Api.Edit(await Api.Product(id), ("vendor", "Another vendor"));
        else
            await _server.MerchantSets(remoteId, new { vendor = "The store's vendor" });
        await Api.Pull("incremental");

        await AssertProposedOrInConflict(id, "vendor");
        await TakeTheStores(id);
        await AssertInSync();
    }

    [Test]
    public async Task Push_WhenTheStoreMovedAfterTheApproval_ComesBackAsStaleWithBothValues()
    {
        var (id, remoteId) = await Ids((await Api.All("/api/products"))[62]);
        await Api.Edit(await Api.Product(id), ("title", "Ours"));
        Assert.That(await Api.DecideAll("approve", "outbound"), Is.EqualTo(1));
        await _server.MerchantSets(remoteId, new { title = "Theirs" });
        var before = await _server.LedgerEnd();

        var push = await Api.Push();

        var field = (await Details(await Api.Waiting())).Single()["fields"]!.AsArray().Single()!;
        var change = (await Api.Waiting()).Single();
        var written = await _server.AppWrites(before);
        Assert.Multiple(() =>
        {
            Assert.That(Count(push, "stale"), Is.EqualTo(1), push.ToJsonString());
            Assert.That(SyncApi.Text(change, "status"), Is.EqualTo("stale"));
            Assert.That((string?)field["local"], Is.EqualTo("Ours"));
            Assert.That((string?)field["remote"], Is.EqualTo("Theirs"));
            Assert.That(written, Is.Empty);
        });
        Assert.That((string?)(await _server.InStore(remoteId))["title"], Is.EqualTo("Theirs"));

        await TakeTheStores(id);
        await AssertInSync();
    }

    /// <summary>Most edit one price, as in life; the rest one field of the product. Answers the one write that is due for it.</summary>
    private async Task<string> EditOneField(int number, JsonNode product, string remoteId)
    {
        if (number % 5 == 0)
        {
            var title = $"Edited title {number}";
            await Api.Edit(product, ("title", title));
            return Text("productUpdate", JsonSerializer.SerializeToElement(new { identifier = new { id = remoteId }, product = new { title } }));
        }

        var variant = product["variants"]![0]!;
        var key = SyncApi.Text(variant, "key");
        var price = variant["price"]!.GetValue<decimal>() + 1.25m;
        await Api.Edit(product, ($"variants[{key}].price", price));
        var stored = (await _server.InStore(remoteId))["variants"]!.AsArray()
            .Single(v => string.Join(" / ", v!["selectedOptions"]!.AsArray().Select(o => SyncApi.Text(o!, "value"))) == key)!;
        var variants = new[] { new { id = SyncApi.Text(stored, "id"), price = price.ToString("0.00", CultureInfo.InvariantCulture) } };
        return Text("productVariantsBulkUpdate", JsonSerializer.SerializeToElement(new { productId = remoteId, variants }));
    }

    private static string Text(LedgerEntry write) => Text(write.Mutation, write.Variables);

    /// <summary>A write in one form, whatever the order of its variables.</summary>
    private static string Text(string mutation, JsonElement variables) =>
        $"{mutation} {string.Join(", ", variables.EnumerateObject().OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Name}: {v.Value}"))}";

    private async Task<(string Id, string RemoteId)> Ids(JsonNode row)
    {
        var product = await Api.Product(SyncApi.Text(row, "id"));
        return (SyncApi.Text(product, "id"), SyncApi.Text(product["stores"]![0]!, "remoteId"));
    }

    private async Task<List<JsonNode>> Details(IEnumerable<JsonNode> rows)
    {
        var details = new List<JsonNode>();
        foreach (var row in rows)
            details.Add(await Api.Get($"/api/sync/staged/{SyncApi.Text(row, "id")}"));
        return details;
    }

    private static IEnumerable<string> Paths(JsonNode change) => change["fields"]!.AsArray().Select(f => SyncApi.Text(f!, "path"));

    private static int Count(JsonNode batch, string name) => batch["counts"]![name]!.GetValue<int>();

    /// <summary>Where both sides moved since they agreed, the proposal is a conflict.</summary>
    private async Task AssertProposedOrInConflict(string productId, string path)
    {
        var staged = (await Details(await Api.Waiting())).SelectMany(c => Paths(c).Select(p => (SyncApi.Text(c, "productId"), p)));
        var conflicts = (await Api.All("/api/sync/conflicts?status=open")).Select(c => (SyncApi.Text(c, "productId"), SyncApi.Text(c, "field")));
        Assert.That(staged.Concat(conflicts), Is.EqualTo(new[] { (productId, path) }));
    }

    /// <summary>Makes the catalogue say what the store says, whichever way it is asked.</summary>
    private async Task TakeTheStores(string productId)
    {
        foreach (var conflict in await Api.All("/api/sync/conflicts?status=open"))
            await Api.Try(HttpMethod.Post, $"/api/sync/conflicts/{SyncApi.Text(conflict, "id")}/resolve", new { resolution = "remote" });
        await Api.Settled();
        var product = await Api.Product(productId);
        var store = ProductFacts.OfStore(await _server.InStore(SyncApi.Text(product["stores"]![0]!, "remoteId")));
        var differing = ProductFacts.OfCatalogue(product).Where(f => store[f.Key] != f.Value).Select(f => (f.Key, (object?)store[f.Key])).ToArray();
        if (differing.Length > 0)
            await Api.Edit(product, differing);
    }

    private async Task AssertInSync()
    {
        var pull = await Api.Pull("full");
        Assert.That(await Api.Waiting(), Is.Empty);
        Assert.That(Count(pull, "staged"), Is.Zero, pull.ToJsonString());
        Assert.That(Count(pull, "unchanged"), Is.EqualTo(Products), pull.ToJsonString());
    }
}

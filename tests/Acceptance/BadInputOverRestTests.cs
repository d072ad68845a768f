using System.Net;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>What people and shops get wrong, as a program meets it: each has a clear error, and nothing is lost.</summary>
[Category("integration")]
public sealed class BadInputOverRestTests
{
    private const int Products = 30;

    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    private SyncApi Api => _server.Api;

    [OneTimeSetUp]
    public async Task FillCatalogue()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products, Seed: 9));
        await _server.FillCatalogue();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Connect_WithAWrongToken_SaysSoAndNeverShowsIt()
    {
        await _emulator.CreateShop(new EmulatorShop("wrong-token.myshopify.com"));

        var problem = await Refused("wrong-token.myshopify.com", "shpat_wrong");

        Assert.That(Code(problem), Is.EqualTo("Store.WrongToken"));
        Assert.That((string?)problem["nextStep"], Is.Not.Null.And.Not.Empty);
        Assert.That(problem.ToJsonString() + _server.Process.Log, Does.Not.Contain("shpat_wrong"));
    }

    [Test]
    public async Task Connect_WithoutAScope_NamesIt()
    {
        await _emulator.CreateShop(new EmulatorShop("no-writing.myshopify.com") { Scopes = ["read_products", "read_inventory", "write_inventory", "read_locations"] });

        var problem = await Refused("no-writing.myshopify.com", "shpat_test");

        Assert.That(Code(problem), Is.EqualTo("Store.MissingScopes"));
        Assert.That((string?)problem["detail"], Does.Contain("write_products").And.Not.Contain("read_products"));
    }

    [Test]
    public async Task Connect_ToAnUnknownShop_SaysSo() =>
        Assert.That(Code(await Refused("nobody-has-this.myshopify.com", "shpat_test")), Is.EqualTo("Store.UnknownShop"));

    [Test]
    public async Task Pull_WhenTheShopIsFrozen_PausesTheLaneAndGoesOnAfterATest()
    {
        await _emulator.Control(_server.Shop, "frozen", new { frozen = true });
        var pull = await Api.StartPull("full");
        await Eventually.Become(() => Api.Get($"/api/sync/batches/{pull}"), b => b["lanePausedBecause"] is not null, "the lane pauses");
        var store = await Api.Get($"/api/v1/shopify/stores/{_server.StoreId}");
        var tested = await Api.Try(HttpMethod.Post, "/api/shopify/test-connection", new { storeId = _server.StoreId });

        await _emulator.Control(_server.Shop, "frozen", new { frozen = false });
        await Api.Post("/api/shopify/test-connection", new { storeId = _server.StoreId });
        var ended = await Api.Ended(pull);
        var recovered = await Api.Get($"/api/v1/shopify/stores/{_server.StoreId}");

        Assert.Multiple(() =>
        {
            Assert.That(SyncApi.Text(store, "state"), Is.EqualTo("needsAttention"));
            Assert.That((string?)store["attention"], Does.Contain("frozen"));
            Assert.That((tested.Status, Code(tested.Answer!)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "Store.Frozen")));
            Assert.That(SyncApi.Text(ended, "status"), Is.EqualTo("completed"), ended.ToJsonString());
            Assert.That(SyncApi.Text(recovered, "state"), Is.EqualTo("connected"));
        });
    }

    [Test]
    public async Task Pull_WhileTheShopDoesNotAnswer_GoesOnWhenItIsBack()
    {
        var shop = new EmulatorShop("", Products: 200, Seed: 4);
        var first = await EmulatorProcess.Start();
        await using var server = await ConnectedServer.Start(first, shop, new Dictionary<string, string> { ["ShopifySync__Shopify__PageSize"] = "20" });
        await first.Faults(server.Shop, new EmulatorFault("latency") { Ms = 100 });
        var pull = await server.Api.StartPull("full");
        await Eventually.True(async () => (await server.Api.Batch(pull))["counts"]!["pages"]!.GetValue<int>() >= 2, "some pages are read");

        await first.DisposeAsync();
        await Eventually.Become(() => server.Api.Get($"/api/sync/batches/{pull}"), b => b["retrying"] is not null, "a page waits for another try");
        await using var second = await EmulatorProcess.Start(first.BaseAddress.Port);
        await second.CreateShop(shop with { Shop = server.Shop });
        var ended = await server.Api.Ended(pull);

        Assert.That(SyncApi.Text(ended, "status"), Is.EqualTo("completed"), ended.ToJsonString());
        Assert.That(await server.Api.Waiting(), Has.Count.EqualTo(200));
    }

    [Test]
    public async Task Decide_ByTwoReviewersAtOnce_IsWonByOne()
    {
        var edits = await _emulator.Edit(_server.Shop, 6, seed: 2);
        await Api.Pull("incremental");
        var changes = await Api.All("/api/sync/staged?status=waiting&direction=inbound");

        var answers = new List<(HttpStatusCode Status, JsonNode? Answer)>();
        foreach (var change in changes)
        {
            answers.AddRange(await Task.WhenAll(new[] { "approve", "reject" }.Select(verdict =>
                Api.Try(HttpMethod.Post, $"/api/sync/staged/{SyncApi.Text(change, "id")}/{verdict}", new { revision = change["revision"]!.GetValue<int>() }))));
        }

        Assert.That(changes, Has.Count.EqualTo(edits.Count));
        Assert.That(answers.Chunk(2).Select(pair => pair.Select(a => (int)a.Status).Order()), Is.All.EqualTo(new[] { 200, 409 }));
        Assert.That(answers.Where(a => a.Status == HttpStatusCode.Conflict).Select(a => Code(a.Answer!)), Is.All.StartsWith("StagedChange."));
        await Api.Settled();
    }

    [Test]
    public async Task Edit_OfAnOlderVersion_Is409AndChangesNothing()
    {
        var seen = await Any(3);
        await Api.Edit(seen, ("title", "Saved by somebody else"));

        var (status, problem) = await Api.TryEdit(seen, seen["version"]!.GetValue<int>(), ("title", "Saved too late"));

        Assert.That((status, Code(problem!)), Is.EqualTo((HttpStatusCode.Conflict, "Product.StalePage")));
        Assert.That((string?)(await Api.Product(SyncApi.Text(seen, "id")))["title"], Is.EqualTo("Saved by somebody else"));
    }

    [TestCase("-0.01")]
    [TestCase("9.999")]
    [TestCase("1e400")]
    [TestCase("\"free\"")]
    [TestCase("null")]
    public async Task Edit_ToAPriceThatCannotBe_IsRefusedWithTheReason(string price)
    {
        var product = await Any(4);
        var path = $"variants[{SyncApi.Text(product["variants"]![0]!, "key")}].price";

        var (status, problem) = await Api.TryEdit(product, product["version"]!.GetValue<int>(), (path, JsonNode.Parse(price)));

        Assert.That((status, Code(problem!)), Is.EqualTo((HttpStatusCode.BadRequest, "Product.BadValue")));
        Assert.That((string?)problem!["detail"], Does.Contain(path));
        Assert.That((string?)problem["nextStep"], Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Price_OfZero_IsPushedAsItIs()
    {
        var product = await Any(5);
        await Api.Edit(product, ($"variants[{SyncApi.Text(product["variants"]![0]!, "key")}].price", 0m));

        await PushAll();

        var stored = await _server.InStore(RemoteId(product));
        Assert.That((string?)stored["variants"]![0]!["price"], Is.EqualTo("0.00"));
    }

    [Test]
    public async Task Title_Of255CharactersAndEmoji_GoesBothWaysAndALongerOneIsRefused()
    {
        var product = await Any(6);
        var theirs = string.Concat(Enumerable.Repeat("👗é", 127)) + "!";
        var ours = string.Concat(Enumerable.Repeat("🧵ø", 127)) + "?";
        await _server.MerchantSets(RemoteId(product), new { title = theirs });
        await Api.Pull("incremental");
        await Api.ApproveAndApply();
        var pulled = await Api.Product(SyncApi.Text(product, "id"));

        var (status, problem) = await Api.TryEdit(pulled, pulled["version"]!.GetValue<int>(), ("title", ours + "?"));
        await Api.Edit(pulled, ("title", ours));
        await PushAll();

        Assert.Multiple(() =>
        {
            Assert.That((string?)pulled["title"], Is.EqualTo(theirs));
            Assert.That((status, Code(problem!)), Is.EqualTo((HttpStatusCode.BadRequest, "Product.BadValue")));
        });
        Assert.That((string?)(await _server.InStore(RemoteId(product)))["title"], Is.EqualTo(ours));
    }

    [Test]
    public async Task Html_WithScripts_IsKeptAsItIs()
    {
        const string Html = "<p onclick=\"steal()\">Linen</p><script>alert('from the shop')</script>";
        var product = await Any(7);
        await _server.MerchantSets(RemoteId(product), new { descriptionHtml = Html });
        await Api.Pull("incremental");
        await Api.ApproveAndApply();

        var pulled = await Api.Product(SyncApi.Text(product, "id"));
        await Api.Edit(pulled, ("title", "Beside the script"));
        await PushAll();

        Assert.That((string?)pulled["description"], Is.EqualTo(Html));
        Assert.That((string?)(await _server.InStore(RemoteId(product)))["descriptionHtml"], Is.EqualTo(Html));
    }

    [Test]
    public async Task ProductsOfOneSku_AreKeptApart()
    {
        foreach (var title in new[] { "First of the SKU", "Second of the SKU" })
        {
            await _server.MerchantMakes(new
            {
                title,
                productOptions = new[] { new { name = "Size", values = new[] { new { name = "S" }, new { name = "M" } } } },
                variants = new[] { "S", "M" }.Select(size => new { optionValues = new[] { new { optionName = "Size", name = size } }, price = "10.00", inventoryItem = new { sku = "THE-SAME" } }),
            });
        }

        await Api.Pull("incremental");
        Assert.That(await Api.ApproveAndApply(), Is.EqualTo(2));
        var found = await Api.All("/api/products?q=the-same");
        var again = await Api.Pull("full");

        Assert.That(found.Select(p => SyncApi.Text(p, "title")), Is.EquivalentTo(new[] { "First of the SKU", "Second of the SKU" }));
        Assert.That(await Api.All("/api/sync/staged?status=waiting&direction=inbound"), Is.Empty, again.ToJsonString());
    }

    [Test]
    public async Task ProductOf2048Variants_GoesThroughTheMainJob()
    {
        var (colours, sizes) = (Enumerable.Range(1, 64).Select(n => $"Colour {n}"), Enumerable.Range(1, 32).Select(n => $"Size {n}"));
        var remoteId = await _server.MerchantMakes(new
        {
            title = "All of them",
            productOptions = new[] { ("Colour", colours), ("Size", sizes) }.Select(o => new { name = o.Item1, values = o.Item2.Select(name => new { name }) }),
            variants = colours.SelectMany(_ => sizes, (c, s) => new
            {
                optionValues = new[] { new { optionName = "Colour", name = c }, new { optionName = "Size", name = s } },
                price = "20.00",
                inventoryItem = new { sku = $"{c}/{s}" },
            }),
        });
        await Api.Pull("incremental");
        Assert.That(await Api.ApproveAndApply(), Is.EqualTo(1));
        var product = await Api.Product(SyncApi.Text((await Api.All("/api/products?q=all+of+them")).Single(), "id"));
        var before = await _server.LedgerEnd();

        await Api.Edit(product, ("variants[Colour 40 / Size 20].price", 21m));
        await PushAll();

        var write = (await _server.AppWrites(before)).Single(w => w.Id == remoteId);
        var written = write.Variables.GetProperty("variants").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(product["variants"]!.AsArray(), Has.Count.EqualTo(2_048));
            Assert.That(write.Mutation, Is.EqualTo("productVariantsBulkUpdate"));
            Assert.That(written.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(new[] { "id", "price" }));
        });
        await Api.Pull("full");
        Assert.That(await Api.All("/api/sync/staged?status=waiting&resource=" + Uri.EscapeDataString(SyncApi.Text(product, "id"))), Is.Empty);
    }

    private async Task<JsonNode> Any(int number) => await Api.Product(SyncApi.Text((await Api.All("/api/products"))[^(number + 1)], "id"));

    private static string RemoteId(JsonNode product) => SyncApi.Text(product["stores"]![0]!, "remoteId");

    private async Task PushAll()
    {
        Assert.That(await Api.DecideAll("approve", "outbound"), Is.GreaterThan(0));
        var push = await Api.Push();
        Assert.That(SyncApi.Text(push, "status"), Is.EqualTo("completed"), push.ToJsonString());
    }

    private async Task<JsonNode> Refused(string shop, string token)
    {
        var (status, problem) = await Api.Try(HttpMethod.Post, "/api/v1/shopify/stores", new { domain = shop, accessToken = token });
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), problem?.ToJsonString());
        return problem!;
    }

    private static string Code(JsonNode problem) => SyncApi.Text(problem, "code");
}

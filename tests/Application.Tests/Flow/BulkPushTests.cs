using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>A push by bulk mutation against the emulator, whose ledger is the witness: each change once, whatever happens to the operation.</summary>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class BulkPushTests(TestEngine engine) : FlowTests(engine)
{
    private const int Products = 130;
    protected override EmulatorShop Shop => new("", Products, Seed: 7);

    [SetUp]
    public async Task FillCatalogue()
    {
        await World.Pull(PullMode.Full);
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
    }

    [Test]
    public async Task Push_OfPriceChanges_WritesEachOnceWithNothingElseAndAPullAfterItStagesNothing()
    {
        var before = await ApprovePrices();

        var push = await Push();

        var written = await Written(before);
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(Products));
            Assert.That(push.Forecast!.Route, Is.EqualTo(nameof(PushRoute.Bulk)), push.Forecast.Reason);
            Assert.That(push.Counts.Calls, Is.LessThan(30), "a call for each product would be no bulk push");
            Assert.That(written, Has.Count.EqualTo(Products));
            Assert.That(written.Select(w => w.Id), Is.Unique);
            Assert.That(written.All(w => w.Changed), Is.True);
            Assert.That(written.All(w => w.Variables.GetProperty("variants").EnumerateArray().Single().EnumerateObject().Select(p => p.Name).Order().SequenceEqual(["id", "price"])), Is.True);
        });
        await AssertFixedPoint();
    }

    [Test]
    public async Task Push_OfTitleAndPrice_SplitsByDocumentAndSettlesEachFieldOnce()
    {
        var before = await Approve(120, (product, variant) =>
        [
            new FieldEdit(FieldPath.Title, FieldValue.Of($"New {product.Seq}")),
            new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1.5m)),
        ]);

        var push = await Push();

        var written = await Written(before);
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(120));
            Assert.That(written.CountBy(w => w.Mutation).ToDictionary(), Is.EqualTo(new Dictionary<string, int> { ["productUpdate"] = 120, ["productVariantsBulkUpdate"] = 120 }));
            Assert.That(written.Select(w => (w.Id, w.Mutation)), Is.Unique);
        });
        await AssertFixedPoint();
    }

    [Test]
    public async Task Push_WhenShopifyRefusesSomeLines_FailsThoseWithItsWordsAndPushesTheOthers()
    {
        var before = await ApprovePrices();
        await Emulator.Faults(World.Shop, new EmulatorFault("user-error") { Match = "productVariantsBulkUpdate", Times = 3, Message = "Price is not for sale" });

        var push = await Push();

        var failed = await World.Read(db => db.StagedChanges.AsNoTracking().Include(c => c.Fields).Where(c => c.Status == StagedChangeStatus.Failed).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.CompletedWithErrors), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(Products - 3));
            Assert.That(failed, Has.Count.EqualTo(3));
            Assert.That(failed.SelectMany(c => c.Fields).Select(f => f.Message), Is.All.Contains("Price is not for sale"));
        });
        Assert.That(await Written(before), Has.Count.EqualTo(Products - 3));
    }

    [Test]
    public async Task Push_WhenAMerchantMovedThePriceMeanwhile_BringsItBackForReviewAndLeavesItAlone()
    {
        var before = await ApprovePrices();
        var moved = await World.Read(db => db.StagedChanges.AsNoTracking().Where(c => c.Status == StagedChangeStatus.Approved).OrderBy(c => c.Seq).FirstAsync());
        var variant = (await World.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).SingleAsync(p => p.Id == moved.ProductId))).ToSnapshot().Content.Variants[0];
        var remote = await World.Read(async db => await db.Links.Where(l => l.LocalId == variant.LocalId!.Value.Value).Select(l => l.RemoteId).SingleAsync());
        await Emulator.Edit(World.Shop, "mutation M($p: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $p, variants: $v) { userErrors { message } } }",
            new { p = moved.RemoteId, v = new[] { new { id = remote, price = "777.00" } } });

        var push = await Push();

        Assert.That(push.Counts.Stale, Is.EqualTo(1), push.Proof);
        Assert.That(push.Counts.Done, Is.EqualTo(Products - 1));
        Assert.That((await Written(before)).Select(w => w.Id), Has.None.EqualTo(moved.RemoteId));
        Assert.That((await World.Waiting()).Single().Fields.Single().Remote, Is.EqualTo("777"));
    }

    [TestCase("bulk-failed")]
    [TestCase("bulk-partial")]
    [TestCase("bulk-expired-url")]
    public async Task Push_WhenTheOperationFails_SendsWhatIsLeftAgainAndEachChangeOnce(string fault)
    {
        var before = await ApprovePrices();
        await Emulator.Faults(World.Shop, new EmulatorFault(fault) { Times = 1 });

        var push = await Push();

        await AssertAllOnce(push, before);
    }

    [Test]
    public async Task Push_WhenBulkFailsForGood_FallsBackToSingleCalls()
    {
        var before = await ApprovePrices(120);
        await Emulator.Faults(World.Shop, new EmulatorFault("bulk-failed"));

        var push = await Push();

        await AssertAllOnce(push, before, 120);
    }

    [Test]
    public async Task Push_WhenTheAnswerToTheStartIsLost_AdoptsTheOperationThatRuns()
    {
        var before = await ApprovePrices();
        await Emulator.Faults(World.Shop, new EmulatorFault("timeout-after-effect") { Match = "BulkRunMutation", Times = 1 });

        var push = await Push();

        await AssertAllOnce(push, before);
        var starts = (await Emulator.Calls(World.Shop)).Count(c => c.Document == "BulkRunMutation");
        Assert.That(starts, Is.EqualTo(1), "it was found among the store's operations, not started again");
    }

    [Test]
    public async Task Cancel_WhileTheOperationRuns_HandsItsChangesBackAndTheNextPushWritesThem()
    {
        var before = await ApprovePrices();
        await Emulator.Faults(World.Shop, new EmulatorFault("bulk-stuck") { Times = 1 });
        var stuck = (await World.Send(new StartPushCommand(World.Store, null, null, false, PushRoute.Bulk))).Value.BatchId!.Value;
        await Eventually.True(() => World.Read(db => db.BulkRuns.AnyAsync(r => r.BatchId == stuck && r.RemoteId != null)), "the operation runs");

        Assert.That((await World.Send(new CancelBatchCommand(stuck))).Error, Is.Null);
        await World.Settled();

        Assert.That(await World.Read(db => db.PushLines.CountAsync()), Is.Zero);
        Assert.That(await World.Read(db => db.StagedChanges.CountAsync(c => c.Status == StagedChangeStatus.Approved && c.ReleasedTo == null)), Is.EqualTo(Products));
        await AssertAllOnce(await Push(), before);
    }

    private async Task<SyncBatch> Push() => await World.Finished((await World.Send(new StartPushCommand(World.Store, null, null, false, PushRoute.Bulk))).Value.BatchId!.Value);

    private Task<long> ApprovePrices(int count = Products) => Approve(count, (_, variant) => [new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1.5m))]);

    /// <summary>Gives the number of the last write before.</summary>
    private async Task<long> Approve(int count, Func<Product, VariantSnapshot, FieldEdit[]> edits)
    {
        var products = await World.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).Take(count).ToListAsync());
        foreach (var product in products)
            Assert.That((await World.Send(new EditProductCommand(product.Id, product.Version, edits(product, product.ToSnapshot().Content.Variants[0]), null))).Error, Is.Null);
        Assert.That(await World.DecideAll(FieldDecision.Approved, Direction.Outbound), Is.EqualTo(count));
        return (await Emulator.Ledger(World.Shop)).Select(w => w.Number).DefaultIfEmpty().Max();
    }

    private async Task<List<LedgerEntry>> Written(long after) => (await Emulator.Ledger(World.Shop, after)).FindAll(w => w.Actor == "app");

    private async Task AssertAllOnce(SyncBatch push, long before, int count = Products)
    {
        var written = await Written(before);
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), $"{push.Proof} {push.Trouble}");
            Assert.That(push.Counts.Done, Is.EqualTo(count));
            Assert.That(written, Has.Count.EqualTo(count));
            Assert.That(written.Select(w => w.Id), Is.Unique);
            Assert.That(written.All(w => w.Changed), Is.True);
        });
        await AssertFixedPoint();
    }

    private async Task AssertFixedPoint()
    {
        var after = await World.Pull(PullMode.Full);
        Assert.That(after.Counts.Unchanged, Is.EqualTo(Products), after.Proof);
        Assert.That(await World.Waiting(), Is.Empty);
        Assert.That(await World.Read(db => db.PushLines.CountAsync()), Is.Zero, "every line was settled");
    }
}

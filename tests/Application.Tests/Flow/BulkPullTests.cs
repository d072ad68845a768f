using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>A store read by one bulk operation: the same outcome as by pages, whatever happens to the operation and its file.</summary>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class BulkPullTests(TestEngine engine) : FlowTests(engine)
{
    private const int Products = 120;

    protected override EmulatorShop Shop => new("", Products, Seed: 7);

    protected override IReadOnlyDictionary<string, string?>? Settings => new Dictionary<string, string?> { ["Pulling:LinesPerPart"] = "300" };

    [Test]
    public async Task Pull_ByBulkAfterPages_FindsTheSameSnapshots()
    {
        await World.Pull(PullMode.Full, route: PullRoute.Pages);

        var bulk = await World.Pull(PullMode.Full, route: PullRoute.Bulk);

        var staged = await World.Waiting();
        Assert.Multiple(() =>
        {
            Assert.That(bulk.Status, Is.EqualTo(BatchStatus.Completed), bulk.Proof + bulk.Trouble);
            Assert.That(bulk.Counts.Staged, Is.EqualTo(Products));
            Assert.That(staged, Has.Count.EqualTo(Products));
            Assert.That(staged.Where(c => c.Revision != 1).Select(c => c.Snapshot), Is.Empty, "no proposal moved");
        });
    }

    [Test]
    public async Task Pull_IntoAnEmptyCatalogue_StagesAllAndTheNextOneFindsNothing()
    {
        var first = await Bulk();
        var run = await World.Read(db => db.BulkRuns.AsNoTracking().SingleAsync());
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        var pages = await World.Pull(PullMode.Full, route: PullRoute.Pages);
        var second = await Bulk();

        Assert.Multiple(() =>
        {
            Assert.That(first.Counts.Staged, Is.EqualTo(Products), first.Proof + first.Trouble);
            Assert.That(first.Proof, Does.StartWith("Complete: "));
            Assert.That(run.Partitions, Is.GreaterThan(2));
            Assert.That(run.LinesRead, Is.EqualTo(run.ObjectCount));
            Assert.That(pages.Counts.Unchanged, Is.EqualTo(Products), pages.Proof);
            Assert.That(second.Counts.Unchanged, Is.EqualTo(Products), second.Proof);
            Assert.That(second.Status, Is.EqualTo(BatchStatus.Completed), second.Proof);
        });
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [Test]
    public async Task Forecast_OfAPull_CountsInTheStoreAndIsKeptWithTheBatch()
    {
        var forecast = (await World.Send(new ForecastPullQuery(Full(PullRoute.Auto)))).Value;

        var pages = await World.Pull(PullMode.Full);
        var bulk = await World.Pull(PullMode.Full, route: PullRoute.Bulk);
        var named = await World.Pull(PullMode.Selective, new PullFilter([await World.Read(db => db.StagedChanges.Select(c => c.RemoteId!).FirstAsync())], null));

        Assert.Multiple(() =>
        {
            Assert.That((forecast.Products, forecast.Route), Is.EqualTo(((int?)Products, PullRoute.Pages)), forecast.Reason);
            Assert.That(pages.Forecast, Is.EqualTo(forecast.ToBatch()! with { Seconds = pages.Forecast?.Seconds }));
            Assert.That(bulk.Forecast, Is.Null, "nothing is linked yet, so nobody can say");
            Assert.That((named.Forecast!.Route, named.Forecast.Calls), Is.EqualTo((nameof(PullRoute.Pages), 1)));
        });
    }

    [Test]
    public async Task Forecast_OfAStoreThatDoesNotAnswer_GoesByWhatIsLinked()
    {
        await FillCatalogue();
        await Emulator.Faults(World.Shop, new EmulatorFault("status") { Status = 503 });

        var forecast = (await World.Send(new ForecastPullQuery(Full(PullRoute.Bulk)))).Value;

        Assert.That((forecast.Products, forecast.Route), Is.EqualTo(((int?)Products, PullRoute.Bulk)), forecast.Reason);
        Assert.That(forecast.BulkOperation!.Calls, Is.Positive);
    }

    [Test]
    public async Task Pull_AfterMerchantEditsAndADeletion_StagesExactlyThose()
    {
        await FillCatalogue();
        var edits = await Emulator.Edit(World.Shop, 30, seed: 3);
        var gone = await World.Read(db => db.Links.OrderByDescending(l => l.RemoteId).Select(l => l.RemoteId).FirstAsync(id => id.Contains("/Product/")));
        edits = [.. edits.Where(e => e.Id != gone)];
        await Emulator.Edit(World.Shop, "mutation($id: ID!) { productDelete(input: {id: $id}) { deletedProductId } }", new { id = gone });

        var pull = await Bulk();

        var staged = await World.Waiting();
        Assert.Multiple(() =>
        {
            Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof + pull.Trouble);
            Assert.That(staged.Single(c => c.Kind == ChangeKind.Delete).RemoteId, Is.EqualTo(gone));
            Assert.That(
                staged.Where(c => c.Kind == ChangeKind.Update).ToDictionary(c => c.RemoteId!, c => c.Fields.Select(f => f.Path.Value).Order().ToList()),
                Is.EqualTo(edits.ToDictionary(e => e.Id, e => e.Paths.Order().ToList())));
        });
    }

    [Test]
    public async Task Pull_OfLinesRememberedFromTheLastOne_StagesExactlyWhatMovedOnEitherSide()
    {
        await Bulk();
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        var edits = await Emulator.Edit(World.Shop, 20, seed: 5);
        var mine = await World.Read(db => db.Links.Where(l => l.ResourceKind == ResourceKind.Product).OrderBy(l => l.RemoteId).ToListAsync());
        var product = mine.First(l => edits.All(e => e.Id != l.RemoteId));
        await World.Read(db => db.Products.Where(p => p.Id == new ProductId(product.LocalId))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "Written past the comparison").SetProperty(x => x.Version, x => x.Version + 1)));

        var pull = await Bulk();

        var staged = await World.Waiting();
        Assert.Multiple(() =>
        {
            Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof + pull.Trouble);
            Assert.That(
                staged.Where(c => c.Direction == Direction.Inbound).ToDictionary(c => c.RemoteId!, c => c.Fields.Select(f => f.Path.Value).Order().ToList()),
                Is.EqualTo(edits.ToDictionary(e => e.Id, e => e.Paths.Order().ToList())));
            Assert.That(staged.Where(c => c.Direction == Direction.Outbound).Select(c => c.RemoteId), Is.EqualTo(new[] { product.RemoteId }), "a version that moved is compared");
        });
    }

    [Test]
    public async Task Pull_OfAFileInAnyOrderAfterOneInOrder_FindsNothingThatIsNot()
    {
        await Bulk();
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        await Fault("bulk-unordered");

        var pull = await Bulk();

        Assert.That(pull.Counts.Unchanged, Is.EqualTo(Products), pull.Proof + pull.Trouble);
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [Test]
    public async Task Pull_OfAFileInAnyOrder_FindsNothingThatIsNot()
    {
        await FillCatalogue();
        await Fault("bulk-unordered");

        var pull = await Bulk();

        Assert.That(pull.Counts.Unchanged, Is.EqualTo(Products), pull.Proof + pull.Trouble);
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [TestCase("bulk-failed", 1, ExpectedResult = 2)]
    [TestCase("bulk-partial", 1, ExpectedResult = 2)]
    [TestCase("bulk-expired-url", 1, ExpectedResult = 2)]
    [TestCase("bulk-failed", 3, ExpectedResult = 3, Description = "then the pages are read")]
    public async Task<int> Pull_WhenTheOperationIsLost_EndsCompleteByAnother(string fault, int times)
    {
        await Fault(fault, times);

        var pull = await Bulk();

        Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof + pull.Trouble);
        Assert.That(pull.Counts.Staged, Is.EqualTo(Products));
        return await World.Read(db => db.BulkRuns.CountAsync());
    }

    [Test]
    public async Task Pull_OfProductsThatWereWrittenMeanwhile_ReadsThemAgain()
    {
        await FillCatalogue();
        await Emulator.Faults(World.Shop, new EmulatorFault("latency") { Match = "BulkLook", Ms = 2_000, Times = 1 });
        var batch = (await World.Send(Full(PullRoute.Bulk))).Value;
        await Eventually.True(() => World.Read(db => db.BulkRuns.AnyAsync(r => r.SentAt != null)), "Shopify is asked");
        await World.Read(db => db.Links.ExecuteUpdateAsync(l => l.SetProperty(x => x.LastWriteAt, World.Now)));

        var pull = await World.Finished(batch);

        Assert.That(pull.Counts.Unchanged, Is.EqualTo(Products), pull.Proof + pull.Trouble);
        Assert.That((await Emulator.Calls(World.Shop)).Count(c => c.Document == "ProductsByIds"), Is.GreaterThanOrEqualTo(Products / 50));
    }

    [Test]
    public async Task Cancel_WhileShopifyWorks_CancelsTheOperationThere()
    {
        await Fault("bulk-stuck");
        var batch = (await World.Send(new StartPullCommand(World.Store, PullMode.Full, null, null, false, null) { Route = PullRoute.Bulk })).Value;
        await Eventually.True(() => World.Read(db => db.BulkRuns.AnyAsync(r => r.State == BulkRunState.Running)), "Shopify works");
        var phase = (await World.Send(new GetSyncBatchQuery(batch))).Value.Phase;

        Assert.That((await World.Send(new CancelBatchCommand(batch))).Error, Is.Null);

        await World.Settled();
        Assert.That(phase, Does.Contain("Shopify"));
        Assert.That(await World.Read(db => db.BulkRuns.Select(r => r.State).SingleAsync()), Is.EqualTo(BulkRunState.Cancelled));
        Assert.That((await Emulator.Calls(World.Shop)).Count(c => c.Document == "BulkCancel"), Is.EqualTo(1));
    }

    [Test]
    public async Task Pull_AsTheSixthAtOnce_WaitsForAPlace()
    {
        await Fault("bulk-stuck", 5);
        var five = new List<BatchId>();
        for (var i = 0; i < 5; i++)
            five.Add((await World.Send(new StartPullCommand(World.Store, PullMode.Full, null, null, true, null) { Route = PullRoute.Bulk })).Value);
        await Eventually.True(() => World.Read(async db => await db.BulkRuns.CountAsync(r => r.State == BulkRunState.Running) == 5), "five run");
        var sixth = (await World.Send(new StartPullCommand(World.Store, PullMode.Full, null, null, false, null) { Route = PullRoute.Bulk })).Value;
        await Eventually.Become(async () => (await World.Send(new GetSyncBatchQuery(sixth))).Value.Phase, p => p?.StartsWith("Waiting for a free place", StringComparison.Ordinal) == true, "it waits");

        foreach (var batch in five)
            await World.Send(new CancelBatchCommand(batch));
        var pull = await World.Finished(sixth);

        Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof + pull.Trouble);
        Assert.That(pull.Counts.Staged, Is.EqualTo(Products));
    }

    [Test]
    public async Task DryRun_ByBulk_CountsAndStagesNothing()
    {
        var pull = await World.Pull(PullMode.Full, dryRun: true, route: PullRoute.Bulk);

        Assert.That(pull.Counts.Staged, Is.EqualTo(Products), pull.Proof + pull.Trouble);
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [Test]
    public async Task Pull_OfASmallStore_ReadsItsPages()
    {
        await World.Pull(PullMode.Full);

        Assert.That(await World.Read(db => db.BulkRuns.AnyAsync()), Is.False);
    }

    private StartPullCommand Full(PullRoute route) => new(World.Store, PullMode.Full, null, null, false, null) { Route = route };

    private Task<SyncBatch> Bulk() => World.Pull(PullMode.Full, route: PullRoute.Bulk);

    private Task Fault(string kind, int times = 1) => Emulator.Faults(World.Shop, new EmulatorFault(kind) { Match = "products", Times = times });

    private async Task FillCatalogue()
    {
        await World.Pull(PullMode.Full, route: PullRoute.Pages);
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>What goes wrong on the way: nothing is lost, nothing is done twice, and a person is told what to do.</summary>
public sealed class TroubleTests : FlowTests
{
    private const int Products = 30;
    protected override EmulatorShop Shop => new("", Products, Seed: 5);

    [Test]
    public async Task Push_WhenAnAnswerIsLostAfterTheEffect_WritesOnceAndEndsDone()
    {
        await ApprovePrices(10);
        await Emulator.Faults(World.Shop, new EmulatorFault("timeout-after-effect") { Match = "VariantsUpdate", Times = 3 });

        var push = await World.Push();

        var writes = (await Emulator.Ledger(World.Shop)).Where(w => w.Actor == "app").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(10));
            Assert.That(writes.Select(w => w.Id), Is.Unique);
            Assert.That(writes, Has.Count.EqualTo(10));
        });
        Assert.That(await Struck("timeout-after-effect"), Is.EqualTo(3));
    }

    [Test]
    public async Task Push_OfANewProduct_WhenAPullMeetsItBeforeItsLostAnswerIsLookedAfter_IsDone()
    {
        var made = await World.Send(new CreateProductCommand(null, [new FieldEdit(FieldPath.Title, FieldValue.Of("Brand new")), new FieldEdit(FieldPath.Handle, FieldValue.Of("brand-new")), new FieldEdit(FieldPath.Vendor, FieldValue.Of("Ours"))], []));
        await World.Send(new OfferProductCommand(made.Value, World.Store));
        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        await Emulator.Faults(World.Shop, new EmulatorFault("timeout-after-effect") { Match = "productSet", Times = 1 });

        var pushing = await World.Send(new StartPushCommand(World.Store, null, null, false));
        await Eventually.Become(async () => (await Emulator.Ledger(World.Shop)).Count(w => w is { Actor: "app", Mutation: "productSet" }), n => n == 1, "the product is made");
        await World.Pull(PullMode.Full);
        var met = await World.Read(db => db.Links.CountAsync(l => l.LocalId == made.Value.Value));
        var push = await World.Finished(pushing.Value.BatchId!.Value);

        Assert.That(met, Is.EqualTo(1), "the pull was quicker than the look after the lost answer");
        Assert.That((push.Counts.Done, push.Status), Is.EqualTo((1, BatchStatus.Completed)), push.Proof);
        Assert.That((await Emulator.Ledger(World.Shop)).Count(w => w is { Actor: "app", Mutation: "productSet" }), Is.EqualTo(1));
        await World.Pull(PullMode.Full);
        Assert.That((await World.Waiting()).Where(c => c.ProductId == made.Value), Is.Empty);
    }

    [Test]
    public async Task Push_OfANewProduct_WhenAPullMeetsItUnderAnotherHandle_LeavesNothingToDecide()
    {
        var made = await World.Send(new CreateProductCommand(null, [new FieldEdit(FieldPath.Title, FieldValue.Of("Brand new")), new FieldEdit(FieldPath.Handle, FieldValue.Of("brand-new"))], []));
        await World.Send(new OfferProductCommand(made.Value, World.Store));
        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        await Emulator.Faults(World.Shop, new EmulatorFault("timeout-after-effect") { Match = "productSet", Times = 1 });

        var pushing = await World.Send(new StartPushCommand(World.Store, null, null, false));
        var writes = await Eventually.Become(async () => (await Emulator.Ledger(World.Shop)).Where(w => w is { Actor: "app", Mutation: "productSet" }).ToList(), w => w.Count == 1, "the product is made");
        await Emulator.Edit(World.Shop, "mutation($id: ID!) { productUpdate(product: { id: $id, handle: \"renamed\" }) { product { id } } }", new { id = writes[0].Id });
        await World.Pull(PullMode.Full);
        var push = await World.Finished(pushing.Value.BatchId!.Value);

        Assert.That(push.Counts.Done, Is.EqualTo(1), push.Proof);
        Assert.That((await World.Waiting()).Where(c => c is { Kind: ChangeKind.Create, ResourceId: var id } && id == writes[0].Id), Is.Empty);
    }

    [Test]
    public async Task Pull_ThatMeetsAProductOfferedToTheStore_AsksAboutItsDifferencesInstead()
    {
        var made = await World.Send(new CreateProductCommand(null,
            [new FieldEdit(FieldPath.Title, FieldValue.Of("Brand new")), new FieldEdit(FieldPath.Handle, FieldValue.Of("brand-new")), new FieldEdit(FieldPath.Vendor, FieldValue.Of("Ours"))], []));
        var offered = await World.Send(new OfferProductCommand(made.Value, World.Store));
        await Emulator.Edit(World.Shop, "mutation { productCreate(product: { title: \"Brand new\", handle: \"brand-new\", vendor: \"Theirs\" }) { product { id } } }");

        await World.Pull(PullMode.Full);

        var status = await World.Read(db => db.StagedChanges.Where(c => c.Id == offered.Value).Select(c => c.Status).FirstAsync());
        Assert.That(status, Is.EqualTo(StagedChangeStatus.Superseded));
        Assert.That((await World.Waiting()).Where(c => c.ProductId == made.Value).Select(c => c.Kind), Is.Not.Empty.And.All.EqualTo(ChangeKind.Update));
    }

    [Test]
    public async Task Push_OfANewProduct_WhenTheAnswerIsLost_MakesAndWritesItOnce()
    {
        var made = await World.Send(new CreateProductCommand(null, [new FieldEdit(FieldPath.Title, FieldValue.Of("Brand new"))], []));
        await World.Send(new OfferProductCommand(made.Value, World.Store));
        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        await Emulator.Faults(World.Shop, new EmulatorFault("timeout-after-effect") { Match = "productSet", Times = 1 });

        var push = await World.Push();

        var writes = (await Emulator.Ledger(World.Shop)).Where(w => w is { Actor: "app", Mutation: "productSet" }).ToList();
        Assert.That(push.Counts.Done, Is.EqualTo(1), push.Proof);
        Assert.That(writes, Has.Count.EqualTo(1));
        Assert.That(await Struck("timeout-after-effect"), Is.EqualTo(1));
        var after = await World.Pull(PullMode.Selective, new PullFilter([writes[0].Id!], null));
        Assert.That(after.Counts.Unchanged, Is.EqualTo(1), after.Proof);
    }

    [Test]
    public async Task Push_WhenShopifyRefusesOne_FailsItWithItsWordsAndPushesTheOthers()
    {
        await ApprovePrices(5);
        await Emulator.Faults(World.Shop, new EmulatorFault("user-error") { Match = "VariantsUpdate", Times = 1, Message = "Price is not for sale" });

        var push = await World.Push();

        var failed = await World.Read(db => db.StagedChanges.AsNoTracking().Include(c => c.Fields).SingleAsync(c => c.Status == StagedChangeStatus.Failed));
        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.CompletedWithErrors), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(4));
            Assert.That(push.Counts.Failed, Is.EqualTo(1));
            Assert.That(failed.Fields.Single().Message, Does.Contain("Price is not for sale"));
        });
    }

    [Test]
    public async Task Pull_WhenTheShopIsFrozen_PausesTheLaneAndGoesOnOnceATestSucceeds()
    {
        await Emulator.Control(World.Shop, "frozen", new { frozen = true });
        var batch = (await World.Send(new StartPullCommand(World.Store, PullMode.Full, null, null, false, null))).Value;
        await Eventually.True(() => World.Read(db => db.Stores.AnyAsync(s => s.State == StoreState.NeedsAttention)), "the store asks for attention");
        var attention = await World.Read(db => db.Stores.Select(s => s.Attention).SingleAsync());

        await Emulator.Control(World.Shop, "frozen", new { frozen = false });
        Assert.That((await World.Send(new TestStoreCommand(World.Store))).Error, Is.Null);

        var finished = await World.Finished(batch);
        Assert.That(finished.Status, Is.EqualTo(BatchStatus.Completed), finished.Proof);
        Assert.That(finished.Counts.Seen, Is.EqualTo(Products));
        Assert.That(attention, Does.Contain("frozen"));
    }

    [Test]
    public async Task Pull_ThroughAStormOfPassingFaults_EndsComplete()
    {
        await Emulator.Faults(
            World.Shop,
            new EmulatorFault("status") { Status = 503, Times = 2 },
            new EmulatorFault("reset") { Times = 2, After = 1 },
            new EmulatorFault("truncated") { Times = 1, After = 2 },
            new EmulatorFault("throttled") { Times = 2, After = 1 });

        var pull = await World.Pull(PullMode.Full);

        Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof);
        Assert.That(pull.Counts.Staged, Is.EqualTo(Products));
        Assert.That((await Struck("status"), await Struck("reset"), await Struck("truncated"), await Struck("throttled")), Is.EqualTo((2, 2, 1, 2)));
    }

    [Test]
    public async Task Pull_WhenTheStoreWasSetBack_EndsAndBelievesTheStore()
    {
        await World.Pull(PullMode.Full);
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        await World.Read(db => db.Links.ExecuteUpdateAsync(l => l.SetProperty(x => x.RemoteUpdatedAt, World.Now.AddDays(1))));

        var pull = await World.Pull(PullMode.Full);

        Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), pull.Proof);
        Assert.That(pull.Counts.Unchanged, Is.EqualTo(Products), pull.Proof);
    }

    [Test]
    public async Task PausedBatch_WaitsUntilItIsResumed()
    {
        await ApprovePrices(20);
        await Emulator.Faults(World.Shop, new EmulatorFault("latency") { Ms = 150 });
        var batch = (await World.Send(new StartPushCommand(World.Store, null, null, false))).Value.BatchId!.Value;

        Assert.That((await World.Send(new PauseBatchCommand(batch))).Error, Is.Null);
        await Eventually.True(() => World.Read(async db => !await db.Operations.AnyAsync(o => o.State == OperationState.Running)), "what ran comes to its end");
        var done = await World.Read(db => db.Operations.CountAsync(o => o.BatchId == batch && o.State == OperationState.Succeeded));
        await World.Pull(PullMode.Incremental);
        var later = await World.Read(db => db.Operations.CountAsync(o => o.BatchId == batch && o.State == OperationState.Succeeded));
        await World.Send(new ResumeBatchCommand(batch));
        var finished = await World.Finished(batch);

        Assert.Multiple(() =>
        {
            Assert.That(done, Is.LessThan(20));
            Assert.That(later, Is.EqualTo(done));
            Assert.That(finished.Counts.Done, Is.EqualTo(20), finished.Proof);
        });
    }

    [Test]
    public async Task CancelledBatch_StopsAndHandsItsChangesBack()
    {
        await ApprovePrices(20);
        await Emulator.Faults(World.Shop, new EmulatorFault("latency") { Ms = 150 });
        var batch = (await World.Send(new StartPushCommand(World.Store, null, null, false))).Value.BatchId!.Value;

        Assert.That((await World.Send(new CancelBatchCommand(batch))).Error, Is.Null);
        await Emulator.Faults(World.Shop);
        await World.Settled();

        var pushed = await World.Read(db => db.StagedChanges.CountAsync(c => c.Status == StagedChangeStatus.Pushed));
        var approved = await World.Read(db => db.StagedChanges.CountAsync(c => c.Status == StagedChangeStatus.Approved && c.ReleasedTo == null));
        Assert.That(pushed + approved, Is.EqualTo(20));
        Assert.That(approved, Is.GreaterThan(0));
        Assert.That((await World.Push()).Counts.Done, Is.EqualTo(approved), "the next push takes what was handed back");
    }

    /// <summary>Calls that met a fault: one whose match fits no document would prove nothing.</summary>
    private async Task<int> Struck(string kind) => (await Emulator.Calls(World.Shop)).Count(c => c.Faults.Contains(kind));

    private async Task ApprovePrices(int count)
    {
        await World.Pull(PullMode.Full);
        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        foreach (var product in await World.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).Take(count).ToListAsync()))
        {
            var variant = product.ToSnapshot().Content.Variants[0];
            await World.Send(new EditProductCommand(product.Id, product.Version, [new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1))], null));
        }

        Assert.That(await World.DecideAll(FieldDecision.Approved, Direction.Outbound), Is.EqualTo(count));
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>The main job end to end against the emulator, every quirk on: pull, review, approve, apply, edit, push, pull again.</summary>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class MainJobTests(TestEngine engine) : FlowTests(engine)
{
    protected override EmulatorShop Shop => new("", Products: 120, Seed: 7);

    [Test]
    public async Task PullApproveApply_OfAWholeStore_MakesTheCatalogueHoldItAndASecondPullStagesNothing()
    {
        await FillCatalogue();

        var second = await World.Pull(PullMode.Full);
        var products = await World.Read(db => db.Products.CountAsync());
        var waiting = await World.Waiting();

        Assert.Multiple(() =>
        {
            Assert.That(products, Is.EqualTo(120));
            Assert.That(second.Status, Is.EqualTo(BatchStatus.Completed), second.Proof);
            Assert.That(second.Counts.Unchanged, Is.EqualTo(120), second.Proof);
            Assert.That(waiting, Is.Empty);
        });
    }

    [Test]
    public async Task IncrementalPull_AfterMerchantEdits_StagesExactlyThoseFieldsAndTheirApprovalMakesBothSidesEqual()
    {
        await FillCatalogue();
        var edits = await Emulator.Edit(World.Shop, 30, seed: 3);

        await World.Pull(PullMode.Incremental);
        var staged = await World.Waiting();

        Assert.That(
            staged.ToDictionary(c => c.RemoteId!, c => c.Fields.Select(f => f.Path.Value).Order().ToList()),
            Is.EqualTo(edits.ToDictionary(e => e.Id, e => e.Paths.Order().ToList())));

        await World.DecideAll(FieldDecision.Approved, Direction.Inbound);
        var again = await World.Pull(PullMode.Full);

        Assert.That(again.Counts.Unchanged, Is.EqualTo(120), again.Proof);
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [Test]
    public async Task Push_OfLocalPriceEdits_WritesExactlyThoseAndAPullAfterItStagesNothing()
    {
        await FillCatalogue();
        var ledgerBefore = (await Emulator.Ledger(World.Shop)).Count;
        var products = await World.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).Take(50).ToListAsync());
        foreach (var product in products)
        {
            var variant = product.ToSnapshot().Content.Variants[0];
            var edit = new FieldEdit(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(variant.Price + 1.5m));
            Assert.That((await World.Send(new EditProductCommand(product.Id, product.Version, [edit], null))).Error, Is.Null);
        }

        Assert.That(await World.DecideAll(FieldDecision.Approved, Direction.Outbound), Is.EqualTo(50));
        var push = await World.Push();
        var written = (await Emulator.Ledger(World.Shop)).Skip(ledgerBefore).ToList();
        var after = await World.Pull(PullMode.Full);

        Assert.Multiple(() =>
        {
            Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), push.Proof);
            Assert.That(push.Counts.Done, Is.EqualTo(50));
            Assert.That(written, Has.Count.EqualTo(50));
            Assert.That(written.Select(w => w.Mutation).Distinct(), Is.EqualTo(new[] { "productVariantsBulkUpdate" }));
            Assert.That(written.Select(w => w.Id).Distinct().Count(), Is.EqualTo(50));
            Assert.That(written.All(w => w.Changed), Is.True);
            Assert.That(written.All(w => w.Variables.GetProperty("variants").EnumerateArray().Single().EnumerateObject().Select(p => p.Name).Order().SequenceEqual(["id", "price"])), Is.True);
            Assert.That(after.Counts.Unchanged, Is.EqualTo(120), after.Proof);
        });
        Assert.That(await World.Waiting(), Is.Empty);
    }

    [Test]
    public async Task Push_OfEveryKindOfProductField_IsAFixedPointWithEveryQuirkOn()
    {
        await FillCatalogue();
        var product = await World.Read(db => db.Products.AsNoTracking().Include(p => p.Variants).OrderBy(p => p.Seq).FirstAsync(p => p.Variants.Count > 1));
        var variant = product.ToSnapshot().Content.Variants[0];
        FieldEdit[] edits =
        [
            new(FieldPath.Title, FieldValue.Of("  Æble & pære 🍎 ")),
            new(FieldPath.Description, FieldValue.Of("<p>En <b>ny</b> tekst</p>\n")),
            new(FieldPath.Vendor, FieldValue.Of("Ny leverandør")),
            new(FieldPath.ProductType, FieldValue.Of("Frugt")),
            new(FieldPath.Tags, FieldValue.Of(new[] { "zebra", " Æble ", "zebra", "alpha" })),
            new(FieldPath.SeoTitle, FieldValue.Of("SEO")),
            new(FieldPath.SeoDescription, FieldValue.Of("Beskrivelse")),
            new(FieldPath.Status, FieldValue.Of(ProductStatus.Draft)),
            new(FieldPath.Handle, FieldValue.Of("aeble-og-paere")),
            new(FieldPath.Variant(variant.Label, "sku"), FieldValue.Of("NY-SKU")),
            new(FieldPath.Variant(variant.Label, "barcode"), FieldValue.Of("4006381333931")),
            new(FieldPath.Variant(variant.Label, "price"), FieldValue.Of(0m)),
            new(FieldPath.Variant(variant.Label, "compareAtPrice"), FieldValue.Of(99.9m)),
            new(FieldPath.Variant(variant.Label, "cost"), FieldValue.Of(12.3m)),
            new(FieldPath.Variant(variant.Label, "weight"), FieldValue.Of(new Weight(1.25m, "KILOGRAMS"))),
            new(FieldPath.Variant(variant.Label, "taxable"), FieldValue.Of(!variant.Taxable)),
            new(FieldPath.Variant(variant.Label, "inventoryPolicy"), FieldValue.Of(variant.InventoryPolicy == InventoryPolicy.Deny ? InventoryPolicy.Continue : InventoryPolicy.Deny)),
            new(FieldPath.Variant(variant.Label, "tracked"), FieldValue.Of(!variant.Tracked)),
        ];
        Assert.That((await World.Send(new EditProductCommand(product.Id, product.Version, edits, null))).Error, Is.Null);

        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        var before = (await Emulator.Ledger(World.Shop)).Count;
        var push = await World.Push();
        var written = (await Emulator.Ledger(World.Shop)).Skip(before).ToList();
        var after = await World.Pull(PullMode.Full);

        Assert.That(push.Status, Is.EqualTo(BatchStatus.Completed), await Trouble(push));
        Assert.That(written.Select(w => w.Mutation), Is.EquivalentTo(new[] { "productUpdate", "productVariantsBulkUpdate" }));
        Assert.That(await World.Waiting(), Is.Empty);
        Assert.That(after.Counts.Unchanged, Is.EqualTo(120), after.Proof);
    }

    [Test]
    public async Task RejectedDifference_IsNotProposedAgainUntilASideMoves()
    {
        await FillCatalogue();
        await Emulator.Edit(World.Shop, 1, seed: 11);
        await World.Pull(PullMode.Incremental);
        Assert.That(await World.DecideAll(FieldDecision.Rejected, Direction.Inbound), Is.EqualTo(1));

        await World.Pull(PullMode.Full);
        Assert.That(await World.Waiting(), Is.Empty);

        var product = (await World.Read(db => db.StagedChanges.AsNoTracking().Where(c => c.Status == StagedChangeStatus.Rejected).SingleAsync())).RemoteId!;
        await Emulator.Edit(World.Shop, "mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { product { id } userErrors { message } } }", new { p = new { id = product, title = "Moved again" } });
        await World.Pull(PullMode.Incremental);

        var waiting = await World.Waiting();
        Assert.That(waiting, Has.Count.EqualTo(1));
        Assert.That(waiting[0].Fields.Select(f => f.Path), Does.Contain(FieldPath.Title));
    }

    [Test]
    public async Task Push_WhenTheStoreMovedAfterTheApproval_ComesBackAsStaleAndOverwritesNothing()
    {
        await FillCatalogue();
        var product = await World.Read(db => db.Products.AsNoTracking().OrderBy(p => p.Seq).FirstAsync());
        var remoteId = await World.Read(db => db.Links.Where(l => l.ResourceKind == ResourceKind.Product && l.LocalId == product.Id.Value).Select(l => l.RemoteId).SingleAsync());
        await World.Send(new EditProductCommand(product.Id, product.Version, [new FieldEdit(FieldPath.Title, FieldValue.Of("Ours"))], null));
        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        await Emulator.Edit(World.Shop, "mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { product { id } userErrors { message } } }", new { p = new { id = remoteId, title = "Theirs" } });

        var push = await World.Push();

        var change = (await World.Waiting()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(push.Counts.Stale, Is.EqualTo(1));
            Assert.That(change.Status, Is.EqualTo(StagedChangeStatus.Stale));
            Assert.That(change.Fields.Single().Local, Is.EqualTo(FieldValue.Of("Ours")));
            Assert.That(change.Fields.Single().Remote, Is.EqualTo(FieldValue.Of("Theirs")));
        });
        Assert.That((string?)(await Emulator.State(World.Shop, remoteId))[0]!["title"], Is.EqualTo("Theirs"));

        await World.Pull(PullMode.Incremental);
        Assert.That((await World.Waiting()).Single().Status, Is.EqualTo(StagedChangeStatus.Stale), "a pull keeps it for the reviewer");
        await World.DecideAll(FieldDecision.Approved, Direction.Outbound);
        await World.Push();
        Assert.That((string?)(await Emulator.State(World.Shop, remoteId))[0]!["title"], Is.EqualTo("Ours"), "approved again with both values in sight");
    }

    [Test]
    public async Task BothSidesMovingAField_IsAConflictThatAPersonSettles()
    {
        await FillCatalogue();
        var product = await World.Read(db => db.Products.AsNoTracking().OrderBy(p => p.Seq).FirstAsync());
        var remoteId = await World.Read(db => db.Links.Where(l => l.ResourceKind == ResourceKind.Product && l.LocalId == product.Id.Value).Select(l => l.RemoteId).SingleAsync());
        await World.Send(new EditProductCommand(product.Id, product.Version, [new FieldEdit(FieldPath.Title, FieldValue.Of("Ours"))], null));
        await Emulator.Edit(World.Shop, "mutation($p: ProductUpdateInput!) { productUpdate(product: $p) { product { id } userErrors { message } } }", new { p = new { id = remoteId, title = "Theirs" } });
        await World.Pull(PullMode.Incremental);
        var conflict = await World.Read(db => db.Conflicts.AsNoTracking().SingleAsync());
        Assert.That(await World.Waiting(), Is.Empty);

        var resolved = await World.Send(new Application.Conflicts.ResolveConflictCommand(conflict.Id, conflict.Revision, Domain.Conflicts.ConflictResolution.Remote, null));
        Assert.That(resolved.Error, Is.Null);
        await World.Settled();

        Assert.That(await World.Read(db => db.Products.Where(p => p.Id == product.Id).Select(p => p.Title).SingleAsync()), Is.EqualTo("Theirs"));
        var after = await World.Pull(PullMode.Full);
        Assert.That(after.Counts.Unchanged, Is.EqualTo(120), after.Proof);
    }

    [Test]
    public async Task ProductGoneFromTheStore_BecomesAProposalOfItsOwn()
    {
        await FillCatalogue();
        var remoteId = await World.Read(db => db.Links.Where(l => l.ResourceKind == ResourceKind.Product).OrderBy(l => l.Seq).Select(l => l.RemoteId).FirstAsync());
        var deleted = await Emulator.Edit(World.Shop, "mutation($id: ID!) { productDelete(input: {id: $id}) { deletedProductId userErrors { message } } }", new { id = remoteId });
        Assert.That(deleted.ToJsonString(), Does.Contain(remoteId));

        var pull = await World.Pull(PullMode.Full);

        var waiting = await World.Waiting();
        Assert.That(waiting.Select(c => c.Kind), Is.EqualTo(new[] { ChangeKind.Delete }), await Trouble(pull));
        Assert.That(await World.Read(db => db.Products.CountAsync()), Is.EqualTo(120), "nothing is deleted before a person says so");
    }

    [Test]
    public async Task DryRun_CountsAndStagesNothing()
    {
        var pull = await World.Pull(PullMode.Full, dryRun: true);

        Assert.That(pull.Counts.Staged, Is.EqualTo(120), pull.Proof);
        Assert.That(await World.Waiting(), Is.Empty);
    }

    private async Task FillCatalogue()
    {
        var pull = await World.Pull(PullMode.Full);
        Assert.That(pull.Status, Is.EqualTo(BatchStatus.Completed), await Trouble(pull));
        Assert.That(await World.DecideAll(FieldDecision.Approved, Direction.Inbound), Is.EqualTo(120));
    }

    private async Task<string> Trouble(SyncBatch batch)
    {
        var errors = await World.Read(db => db.Operations.Where(o => o.BatchId == batch.Id && o.Error != null).Select(o => o.Error).Distinct().ToListAsync());
        var messages = await World.Read(db => db.FieldChanges.Where(f => f.Message != null).Select(f => f.Path + ": " + f.Message).ToListAsync());
        return $"{batch.Proof} {string.Join(" | ", errors)} {string.Join(" | ", messages)}";
    }
}

using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Tests.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Comparing;

/// <summary>A push links the product that it made while its own echo is read as a product nobody knows.</summary>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class NewcomersTests(TestEngine engine) : DatabaseTests(engine)
{
    private const string Gid = "gid://shopify/Product/77";

    [Test]
    public async Task StillUnknown_WhenTheProductWasLinkedSinceItWasCompared_RefusesTheTransaction()
    {
        await Database.LinkedProduct(Staged.Shirt(), Gid);

        Assert.That(() => Database.Read(ProposeUnlessKnown), Throws.InstanceOf<MovedMeanwhileException>());
        Assert.That(await Database.Read(db => db.StagedChanges.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task StillUnknown_WhileTheLinkIsBeingCommitted_WaitsForIt()
    {
        var product = Product.Create(Database.Catalogue, Staged.Shirt(), Database.Clock.GetUtcNow());
        await Database.Save(db => db.Products.Add(product));
        var (linked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var push = Database.Read(async db =>
        {
            await db.Write(async () =>
            {
                await db.BecameKnown(Database.Store, Gid, CancellationToken.None);
                db.Links.Add(new Link(Database.Store, ResourceKind.Product, product.Id.Value, Gid, Database.Clock.GetUtcNow()));
                await db.SaveChangesAsync();
                linked.SetResult();
                await goOn.Task;
            }, CancellationToken.None);
            return true;
        });
        await linked.Task;

        var reading = Database.Read(ProposeUnlessKnown);
        goOn.SetResult();
        await push;

        Assert.That(async () => await reading, Throws.InstanceOf<MovedMeanwhileException>());
        Assert.That(await Database.Read(db => db.StagedChanges.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task BecameKnown_EndsWhatAReadingProposedAboutIt()
    {
        await Database.Stage(Database.Create(Staged.Shirt(), Gid), Database.Create(Staged.Shirt("Other"), "gid://shopify/Product/78"));

        await Database.Read(async db =>
        {
            await db.Write(async () =>
            {
                await db.BecameKnown(Database.Store, Gid, CancellationToken.None);
                await db.SaveChangesAsync();
            }, CancellationToken.None);
            return true;
        });

        var statuses = await Database.Read(db => db.StagedChanges.OrderBy(c => c.Seq).Select(c => c.Status).ToListAsync());
        Assert.That(statuses, Is.EqualTo(new[] { StagedChangeStatus.Superseded, StagedChangeStatus.Pending }));
    }

    private async Task<bool> ProposeUnlessKnown(IAppDbContext db)
    {
        await db.Write(async () =>
        {
            await db.StillUnknown(Database.Store, [Gid], CancellationToken.None);
            db.StagedChanges.Add(Database.Create(Staged.Shirt(), Gid));
            await db.SaveChangesAsync();
        }, CancellationToken.None);
        return true;
    }
}

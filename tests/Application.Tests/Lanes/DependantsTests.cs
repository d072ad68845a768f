using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Tests.Lanes;

/// <summary>What waits for an operation that will never succeed ends with it, and says why.</summary>
[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class DependantsTests(TestEngine engine) : DatabaseTests(engine)
{
    private SyncOperation _first = null!;
    private SyncOperation _second = null!;
    private SyncOperation _third = null!;

    [SetUp]
    public async Task EnqueueChain()
    {
        _first = Enqueue(null);
        _second = Enqueue(_first);
        _third = Enqueue(_second);
        await Database.Save(db => db.Operations.AddRange(_first, _second, _third));
    }

    [Test]
    public async Task NextDue_OfOperationsThatOnlyWaitForOthers_IsNone()
    {
        await End(o => o.Start(1, Database.Clock.GetUtcNow()));

        Assert.That(await Database.InQueue(q => q.NextDue(LaneId, default)), Is.Null, "a lane that asked again at once would spin");
    }

    [Test]
    public async Task GiveUp_AfterTheFirstDied_EndsTheWholeChainWithItsReason()
    {
        await End(o => o.Die("The shop has no such product.", null, Database.Clock.GetUtcNow()));

        var found = new[] { await GiveUp(), await GiveUp(), await GiveUp() };

        var rows = await Rows();
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(new[] { true, true, false }));
            Assert.That(rows.Select(o => o.State), Is.All.EqualTo(OperationState.Dead));
            Assert.That(rows[1].Error, Does.Contain("The shop has no such product."));
            Assert.That(rows[2].NextStep, Does.Contain("begin that one again"));
        });
    }

    [Test]
    public async Task GiveUp_WhileTheFirstMayStillSucceed_LeavesTheRestWaiting() =>
        Assert.That((await GiveUp(), (await Rows()).All(o => o.State == OperationState.Ready)), Is.EqualTo((false, true)));

    [Test]
    public async Task Requeue_OfTheFirst_BeginsThoseAgainThatDiedOfIt()
    {
        await End(o => o.Die("The shop was away.", null, Database.Clock.GetUtcNow()));
        await GiveUp();
        await GiveUp();

        var requeued = await Database.Send(new RequeueOperationCommand(_first.Id));

        Assert.That((requeued.IsFailure, (await Rows()).All(o => o.State == OperationState.Ready)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task GetOperation_ShowsThePayloadWithoutSecrets()
    {
        var secret = SyncOperation.Enqueue(new OperationOrder(LaneId, PullMissing.Kind, """{"product":"gid://shopify/Product/7","token":"shpat_0123abc","by":"mira@example.com"}""", OperationPriority.Normal), Database.Clock.GetUtcNow());
        await Database.Save(db => db.Operations.Add(secret));

        var details = (await Database.Send(new GetOperationQuery(secret.Id))).Value;

        Assert.That(details.Payload, Does.Contain("gid://shopify/Product/7").And.Not.Contain("shpat_").And.Not.Contain("mira@"));
    }

    private SyncOperation Enqueue(SyncOperation? after) => SyncOperation.Enqueue(
        new OperationOrder(LaneId, PullMissing.Kind, "{}", OperationPriority.Normal) { DependsOn = after?.Id }, Database.Clock.GetUtcNow());

    private Task<int> End(Action<SyncOperation> end) => Database.Read(async db =>
    {
        end(await db.Operations.SingleAsync(o => o.Id == _first.Id));
        return await db.SaveChangesAsync();
    });

    private Task<bool> GiveUp() => Database.Use<Dependants, bool>(d => d.GiveUp(LaneId, 1, default));

    private Task<List<SyncOperation>> Rows() => Database.Read(db => db.Operations.AsNoTracking().OrderBy(o => o.Seq).ToListAsync());
}

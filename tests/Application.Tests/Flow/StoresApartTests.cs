using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>What is urgent does not wait for what is long, and one store's trouble is not another's.</summary>
public sealed class StoresApartTests : FlowTests
{
    protected override EmulatorShop Shop => new("", Products: 1_500, Seed: 9, Plan: "plus");

    [Test]
    public async Task Critical_SubmittedWhileAFullPullRuns_GetsPastIt()
    {
        var pull = (await World.Send(new StartPullCommand(World.Store, PullMode.Full, null, null, DryRun: false, Priority: null))).Value;
        await Eventually.True(() => World.Read(db => db.Operations.AnyAsync(o => o.State == OperationState.Running)), "the pull runs");
        var urgent = SyncOperation.Enqueue(RefreshShop.Order(World.Store) with { Priority = OperationPriority.Critical }, World.Now);
        await World.Read(async db =>
        {
            db.Operations.Add(urgent);
            return await db.SaveChangesAsync();
        });
        await World.Service<ILaneWaker>().Wake(urgent.LaneId, default);

        await Eventually.True(() => World.Read(db => db.Operations.AnyAsync(o => o.Id == urgent.Id && o.State == OperationState.Succeeded)), "the urgent operation ends", TimeSpan.FromSeconds(60));

        var stillPulling = await World.Read(db => db.Batches.AnyAsync(b => b.Id == pull && b.Status == BatchStatus.Running));
        Assert.That(stillPulling, Is.True, "or it had nothing to get past");
    }

    [Test]
    public async Task AStoreThatOnlyAnswers503_IsAskedRarelyAndKillsNothing_WhileAnotherGoesOn()
    {
        var (down, shop) = await World.ConnectAnother(Emulator, new EmulatorShop("", Products: 50, Seed: 3, Plan: "plus"));
        await Emulator.Faults(shop, new EmulatorFault("status") { Status = 503 });
        await World.Read(db =>
        {
            var order = RefreshShop.Order(down) with { CoalesceKey = null, SubjectKey = null };
            db.Operations.AddRange(Enumerable.Range(0, 40).Select(_ => SyncOperation.Enqueue(order, World.Now)));
            return db.SaveChangesAsync();
        });
        await World.Service<ILaneWaker>().Wake(Lane.IdOf(down), default);
        var breakers = World.Service<IStoreBreakers>();
        await Eventually.True(() => breakers.Of(down).State != BreakerState.Closed, "calls to the store rest", TimeSpan.FromSeconds(60));

        var pull = await World.Pull(PullMode.Full);

        var calls = await Emulator.Calls(shop);
        var lane = (await World.Send(new ListLanesQuery())).Value.Single(l => l.StoreId == down);
        Assert.Multiple(() =>
        {
            Assert.That((pull.Status, pull.Counts.Seen), Is.EqualTo((BatchStatus.Completed, 1_500)));
            Assert.That(breakers.Of(World.Store).State, Is.EqualTo(BreakerState.Closed));
            Assert.That(calls, Has.Count.LessThan(60), "20 open the breaker; then one tries after each pause");
            Assert.That((lane.Dead, lane.Breaker!.Because), Is.EqualTo((0, "Shopify answered with HTTP status 503.")));
        });
    }

    [Test]
    public async Task Costs_OfAPull_AreCountedByDocument()
    {
        var pull = await World.Pull(PullMode.Full);

        var costs = await Eventually.Become(
            async () => (await World.Send(new ListCallCostsQuery(World.Store))).Value, found => found.ByDocument.Sum(d => d.Calls) == pull.Counts.Calls, "costs are written", TimeSpan.FromSeconds(20));

        Assert.That(costs.ByDocument.Sum(d => d.Points), Is.EqualTo(pull.Counts.Points));
        Assert.That(costs.ByHour.Sum(h => h.Points), Is.EqualTo(pull.Counts.Points));
    }
}

using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Tests.Lanes;

public sealed class LaneCommandsTests
{
    private static readonly HashSet<string> Nothing = [];
    private TestDatabase _database = null!;
    private string _lane = "";

    [SetUp]
    public async Task SetUp()
    {
        _database = await TestDatabase.Create();
        _lane = Lane.IdOf(_database.Store);
    }

    [TearDown]
    public async Task TearDown() => await _database.DisposeAsync();

    [Test]
    public async Task PausedLane_BeginsNothingUntilItIsResumed()
    {
        await Enqueue("waits", OperationPriority.Normal);

        var paused = await _database.Send(new PauseLaneCommand(_lane));
        var whilePaused = await Start();
        var resumed = await _database.Send(new ResumeLaneCommand(_lane));

        Assert.That((paused.Error, resumed.Error), Is.EqualTo((default(Domain.Common.Error), default(Domain.Common.Error))));
        Assert.That(whilePaused, Is.Empty);
        Assert.That(await Start(), Is.EqualTo(new[] { "waits" }));
    }

    [Test]
    public async Task PullOfNamedProducts_GoesBeforeWhatASchedulePulls()
    {
        await _database.Send(new StartPullCommand(_database.Store, PullMode.Incremental, null, null, false, null));
        await _database.Send(new StartPullCommand(_database.Store, PullMode.Selective, new PullFilter(["gid://shopify/Product/7"], null), null, false, null));

        Assert.That(await Start(), Is.EqualTo(new[] { PullSelected.Kind, PullPage.Kind }));
    }

    [Test]
    public async Task PauseAndResume_OfWhatIsSoAlready_SayIt()
    {
        Assert.That((await _database.Send(new ResumeLaneCommand(_lane))).Error, Is.EqualTo(LaneErrors.NotPaused));
        await _database.Send(new PauseLaneCommand(_lane));

        Assert.That((await _database.Send(new PauseLaneCommand(_lane))).Error, Is.EqualTo(LaneErrors.AlreadyPaused));
        Assert.That((await _database.Send(new PauseLaneCommand("store:none"))).Error, Is.EqualTo(LaneErrors.NotFound));
    }

    [Test]
    public async Task Resume_WhileShopifyRefusesTheStore_SaysWhatToDo()
    {
        await _database.Save(db =>
        {
            db.Stores.Single(s => s.Id == _database.Store).NeedAttention("The token was revoked.");
            db.Lanes.Single(l => l.Id == _lane).Pause("The token was revoked.");
        });

        var resumed = await _database.Send(new ResumeLaneCommand(_lane));

        Assert.That(resumed.Error, Is.EqualTo(LaneErrors.StoreNeedsAttention("The token was revoked.")));
    }

    [Test]
    public async Task Prioritise_AWaitingOperation_PutsItFirst()
    {
        await Enqueue("first", OperationPriority.Normal);
        var second = await Enqueue("second", OperationPriority.Batch);

        await _database.Send(new PrioritiseOperationCommand(second, OperationPriority.Critical));

        Assert.That(await Start(), Is.EqualTo(new[] { "second", "first" }));
    }

    [Test]
    public async Task Prioritise_ARunningOperation_IsRefused()
    {
        var running = await Enqueue("runs", OperationPriority.Normal);
        await Start();

        var prioritised = await _database.Send(new PrioritiseOperationCommand(running, OperationPriority.Critical));

        Assert.That(prioritised.Error, Is.EqualTo(OperationErrors.NotWaiting));
    }

    private async Task<OperationId> Enqueue(string kind, OperationPriority priority)
    {
        var operation = SyncOperation.Enqueue(new OperationOrder(_lane, kind, "{}", priority), _database.Clock.GetUtcNow());
        await _database.Save(db => db.Operations.Add(operation));
        return operation.Id;
    }

    private async Task<IEnumerable<string>> Start() =>
        (await _database.Read(db => new OperationQueue(db, _database.Clock).Start(_lane, 1, 5, 5, Nothing, default))).Started.Select(o => o.Kind);
}

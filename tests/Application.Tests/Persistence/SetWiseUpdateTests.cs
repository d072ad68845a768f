using Microsoft.EntityFrameworkCore;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Application.Tests.Persistence;

/// <summary>SQLite has one writer: an update of many rows at once waits for its turn as every save does.</summary>
public sealed class SetWiseUpdateTests
{
    private TestDatabase _database = null!;

    [SetUp]
    public async Task Create() => _database = await TestDatabase.Create();

    [TearDown]
    public async Task Remove() => await _database.DisposeAsync();

    [Test]
    public async Task OutsideOfATransaction_WaitsForTheWriteGate()
    {
        var held = await _database.Use((IWriteGate gate) => gate.Enter(foreground: true, CancellationToken.None));

        var update = Task.Run(() => _database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node"))));
        var first = await Task.WhenAny(update, Task.Delay(TimeSpan.FromMilliseconds(200)));
        held.Dispose();

        Assert.That(first, Is.Not.SameAs(update));
        Assert.That(await update, Is.EqualTo(2));
    }

    [Test]
    public async Task ThatFails_LeavesTheGateOpen()
    {
        Assert.That(
            () => _database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.Id, "one id for all"))),
            Throws.InstanceOf<Exception>());

        Assert.That(await _database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node"))), Is.EqualTo(2));
    }

    [Test]
    public async Task InsideOfATransaction_PassesWithItsGate()
    {
        var updated = 0;

        await _database.Read(async db =>
        {
            await db.Write(async () => updated = await db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node")), CancellationToken.None);
            return updated;
        });

        Assert.That(updated, Is.EqualTo(2));
    }
}

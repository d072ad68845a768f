using Microsoft.EntityFrameworkCore;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Application.Tests.Persistence;

/// <summary>SQLite has one writer: an update of many rows at once waits for its turn as every save does.</summary>
public sealed class SetWiseUpdateTests : DatabaseTests
{
    [Test]
    public async Task OutsideOfATransaction_WaitsForTheWriteGate()
    {
        var held = await Database.Use((IWriteGate gate) => gate.Enter(foreground: true, CancellationToken.None));

        var update = Task.Run(() => Database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node"))));
        var first = await Task.WhenAny(update, Task.Delay(TimeSpan.FromMilliseconds(200)));
        held.Dispose();

        Assert.That(first, Is.Not.SameAs(update));
        Assert.That(await update, Is.EqualTo(2));
    }

    [Test]
    public async Task ThatFails_LeavesTheGateOpen()
    {
        Assert.That(
            () => Database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.Id, "one id for all"))),
            Throws.InstanceOf<Exception>());

        Assert.That(await Database.Read(db => db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node"))), Is.EqualTo(2));
    }

    [Test]
    public async Task InsideOfATransaction_PassesWithItsGate()
    {
        var updated = 0;

        await Database.Read(async db =>
        {
            await db.Write(async () => updated = await db.Lanes.ExecuteUpdateAsync(l => l.SetProperty(x => x.RunBy, "a node")), CancellationToken.None);
            return updated;
        });

        Assert.That(updated, Is.EqualTo(2));
    }
}

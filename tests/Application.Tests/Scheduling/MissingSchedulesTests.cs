using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Application.Tests.Scheduling;

public sealed class MissingSchedulesTests
{
    [TestCase(TestEngine.Sqlite)]
    [TestCase(TestEngine.PostgreSql)]
    public async Task WithMissingSchedules_OnNodesThatStartTogether_AddsEachOnce(TestEngine engine)
    {
        await using var database = await TestDatabase.Create(engine);

        var seen = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => database.Read(db => db.WithMissingSchedules(new ScheduleDefaults(), CancellationToken.None)))));

        var kept = await database.Read(db => db.Schedules.Select(s => s.DataType).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(kept, Is.EquivalentTo([Schedule.Products, Schedule.Reconcile, Schedule.Webhooks, Schedule.CleanUp]));
            Assert.That(seen, Has.All.Count.EqualTo(4));
        });
    }
}

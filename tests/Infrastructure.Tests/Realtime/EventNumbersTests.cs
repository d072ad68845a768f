using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Realtime;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Realtime;

/// <summary>Events are numbered in the order in which they became visible, without a gap and once, whoever numbers them.</summary>
[Category("integration")]
public sealed class EventNumbersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Number_WhenAnEarlierRowCommitsLater_GivesItTheLaterNumber()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var node = await Node(database);
        await using var early = node.CreateAsyncScope();
        var slow = early.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var open = await slow.Database.BeginTransactionAsync();
        slow.Events.Add(new SyncEvent("test.slow", "Inserted first, committed last.", Noon));
        await slow.SaveChangesAsync();
        await Add(node, "test.fast");

        await Sequencer(node).NumberSome(CancellationToken.None);
        await open.CommitAsync();
        await Sequencer(node).NumberSome(CancellationToken.None);

        Assert.That(await Types(node), Is.EqualTo(new[] { "test.fast", "test.slow" }));
    }

    [Test]
    public async Task Number_ByTwoNodesAtOnce_LeavesNoGapAndNoDouble()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var first = await Node(database);
        await using var second = await Node(database);

        await Task.WhenAll(Write(first), Write(second), Count(first), Count(second));
        await Count(first);

        await using var scope = first.CreateAsyncScope();
        var numbers = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Events.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 400).Select(n => (long?)n)));

        static async Task Write(ServiceProvider node)
        {
            for (var number = 0; number < 200; number++)
                await Add(node, "test.event");
        }

        static async Task Count(ServiceProvider node)
        {
            for (var round = 0; round < 60; round++)
                await Sequencer(node).NumberSome(CancellationToken.None);
        }
    }

    private static async Task<ServiceProvider> Node(PostgresDatabase database)
    {
        var settings = new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSql", ["Database:ConnectionString"] = database.ConnectionString };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var node = new ServiceCollection().AddLogging().AddApplication().AddPersistence(configuration).AddRealtime(configuration)
            .AddSingleton<LaneSignals>().AddSingleton<EventSequencer>().BuildServiceProvider();
        await node.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
        return node;
    }

    private static EventSequencer Sequencer(ServiceProvider node) => node.GetRequiredService<EventSequencer>();

    private static async Task Add(ServiceProvider node, string type)
    {
        await using var scope = node.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Events.Add(new SyncEvent(type, "Something happened.", Noon));
        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> Types(ServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Events.OrderBy(e => e.Number).Select(e => e.Type).ToListAsync();
    }
}

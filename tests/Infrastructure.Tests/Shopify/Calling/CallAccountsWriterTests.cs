using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ShopifySync.Application;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

[Category("integration")]
public sealed class CallAccountsWriterTests
{
    private readonly TestClock _clock = new();

    [Test]
    public async Task Write_WhenTheDatabaseCutItsConnections_IsMadeUpForAndDoesNotStopTheServer()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var node = await Node(database);
        var accounts = new CallAccounts(_clock);
        using var writer = Writer(node, accounts);
        accounts.Note(StoreId.New(), "ProductsPage", 12, throttled: false);
        await database.CutConnections();

        await writer.StartAsync(CancellationToken.None);

        await Written(database, new CallSums(1, 12, 0));
        Assert.That(writer.ExecuteTask!.IsCompleted, Is.False, "a background service that ends with an exception stops the server");
        await writer.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Write_OfOneHourTwice_AddsUp()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var node = await Node(database);
        var accounts = new CallAccounts(_clock);
        using var writer = Writer(node, accounts);
        var store = StoreId.New();
        await writer.StartAsync(CancellationToken.None);
        accounts.Note(store, "ProductsPage", 12, throttled: false);
        accounts.Note(store, "ProductUpdate", 1, throttled: false);
        await Written(database, new CallSums(1, 1, 0), new CallSums(1, 12, 0));

        accounts.Note(store, "ProductsPage", 10, throttled: true);

        await Written(database, new CallSums(1, 1, 0), new CallSums(2, 22, 1));
        await writer.StopAsync(CancellationToken.None);
    }

    /// <summary>Goes on in time until these sums, and no others, are in the table. Read by connections of its own: the cut ones are the writer's to meet.</summary>
    private async Task Written(PostgresDatabase database, params CallSums[] sums)
    {
        await using var reader = Node($"{database.ConnectionString};Application Name=reader");
        await Eventually.Become(async () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            await using var scope = reader.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AppDbContext>().CallCosts.OrderBy(c => c.Points).Select(c => new CallSums(c.Calls, c.Points, c.Throttled)).ToListAsync();
        }, rows => rows.SequenceEqual(sums), "the sums are written");
    }

    private CallAccountsWriter Writer(ServiceProvider node, CallAccounts accounts) => new(
        accounts, node.GetRequiredService<IServiceScopeFactory>(), node.GetRequiredService<IProgressFeed>(), _clock, NullLogger<CallAccountsWriter>.Instance);

    private static async Task<ServiceProvider> Node(PostgresDatabase database)
    {
        var node = Node(database.ConnectionString);
        await node.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
        return node;
    }

    private static ServiceProvider Node(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "PostgreSql",
            ["Database:ConnectionString"] = connectionString,
        }).Build();
        return new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).AddSingleton<IConfiguration>(configuration).BuildServiceProvider();
    }
}

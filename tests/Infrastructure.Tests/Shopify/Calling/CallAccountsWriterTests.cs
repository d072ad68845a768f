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
    [Test]
    public async Task Write_WhenTheDatabaseCutItsConnections_KeepsTheSumsAndTheServerRunning()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var node = await Node(database);
        var accounts = new CallAccounts(new TestClock());
        using var writer = Writer(node, accounts);
        await using (var scope = node.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().CallCosts.CountAsync();
        await database.CutConnections();
        accounts.Note(StoreId.New(), "ProductsPage", 12, throttled: false);

        await writer.StartAsync(CancellationToken.None);
        await writer.StopAsync(CancellationToken.None);

        Assert.That(writer.ExecuteTask!.Exception, Is.Null, "a background service that ends with an exception stops the server");
        Assert.That(accounts.Take().Values, Is.EqualTo(new[] { new CallSums(1, 12, 0) }));
    }

    [Test]
    public async Task Write_OfOneHourTwice_AddsUp()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var node = await Node(database);
        var accounts = new CallAccounts(new TestClock());
        var store = StoreId.New();
        foreach (var points in new[] { 12, 10 })
        {
            using var writer = Writer(node, accounts);
            accounts.Note(store, "ProductsPage", points, throttled: points == 10);
            accounts.Note(store, "ProductUpdate", 1, throttled: false);
            await writer.StartAsync(CancellationToken.None);
            await writer.StopAsync(CancellationToken.None);
        }

        await using var scope = node.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AppDbContext>().CallCosts.OrderBy(c => c.Points).Select(c => new CallSums(c.Calls, c.Points, c.Throttled)).ToListAsync();
        Assert.That(rows, Is.EqualTo(new[] { new CallSums(2, 2, 0), new CallSums(2, 22, 1) }));
    }

    private static CallAccountsWriter Writer(ServiceProvider node, CallAccounts accounts) => new(
        accounts, node.GetRequiredService<IServiceScopeFactory>(), node.GetRequiredService<IProgressFeed>(), new TestClock(), NullLogger<CallAccountsWriter>.Instance);

    private static async Task<ServiceProvider> Node(PostgresDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "PostgreSql",
            ["Database:ConnectionString"] = database.ConnectionString,
        }).Build();
        var node = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).AddSingleton<IConfiguration>(configuration).BuildServiceProvider();
        await node.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
        return node;
    }
}

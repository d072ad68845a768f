using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests;

public enum TestEngine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Requests through the real pipeline on a real database engine; only the user, the clock and the lanes are the test's own.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Migrated once and copied for each test: migrating is most of what a small test would cost.</summary>
    private static readonly Lazy<Task<string>> EmptySqlite = new(async () =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("shopifysync-tests-").FullName, "empty.db");
        await using var empty = new TestDatabase(Settings(TestEngine.Sqlite, $"Data Source={file};Pooling=False"), null, null);
        await empty.Migrate();
        return file;
    });

    private readonly ServiceProvider _services;
    private readonly string? _file;
    private readonly PostgresDatabase? _postgres;

    private TestDatabase(Dictionary<string, string?> settings, string? file, PostgresDatabase? postgres)
    {
        (_file, _postgres) = (file, postgres);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddApplication()
            .AddInfrastructure(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Lanes)
            .BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    /// <summary>Lanes do not run here; what woke them can be asked.</summary>
    public ILaneWaker Lanes { get; } = Substitute.For<ILaneWaker>();

    /// <summary>A catalogue and a store that follows it.</summary>
    public CatalogueId Catalogue { get; private set; }

    public StoreId Store { get; private set; }

    public static async Task<TestDatabase> Create(TestEngine engine = TestEngine.Sqlite)
    {
        var postgres = engine == TestEngine.PostgreSql ? await PostgresServer.CreateDatabase() : null;
        var file = postgres is null ? Path.Combine(Path.GetTempPath(), $"shopifysync-{Guid.CreateVersion7():N}.db") : null;
        var database = new TestDatabase(Settings(engine, postgres?.ConnectionString ?? $"Data Source={file}"), file, postgres);
        if (file is null)
            await database.Migrate();
        else
            File.Copy(await EmptySqlite.Value, file);
        await database.Save(db =>
        {
            var catalogue = new Catalogue("Main", database.Clock.GetUtcNow());
            var store = Domain.Stores.Store.Connect(
                catalogue.Id, ShopDomain.Parse("demo.myshopify.com").Value, new StoreCredentials(TokenKind.AdminToken, "protected", null, null, null),
                new StoreIdentity("Demo", "demo.myshopify.com", "EUR", "plus", []), database.Clock.GetUtcNow());
            db.Catalogues.Add(catalogue);
            db.Stores.Add(store);
            db.Lanes.AddRange(Lane.Of(catalogue.Id), Lane.Of(store.Id));
            (database.Catalogue, database.Store) = (catalogue.Id, store.Id);
        });
        return database;
    }

    public Task<T> Send<T>(IRequest<T> request) => InScope(services => services.GetRequiredService<IMediator>().Send(request));

    /// <summary>Sends as somebody who was granted nothing.</summary>
    public Task<T> SendAsStranger<T>(IRequest<T> request) => InScope(
        services => services.GetRequiredService<IMediator>().Send(request), user => user.ActFor(Guid.CreateVersion7(), "stranger"));

    public Task Save(Action<IAppDbContext> arrange) => InScope(async services =>
    {
        var db = services.GetRequiredService<IAppDbContext>();
        arrange(db);
        return await db.SaveChangesAsync();
    });

    public Task<T> Read<T>(Func<IAppDbContext, Task<T>> read) => InScope(services => read(services.GetRequiredService<IAppDbContext>()));

    public Task<T> InQueue<T>(Func<OperationQueue, Task<T>> work) => InScope(services => work(services.GetRequiredService<OperationQueue>()));

    public Task<T> Use<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull => InScope(services => work(services.GetRequiredService<TService>()));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_file is null)
            return;

        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { _file, $"{_file}-wal", $"{_file}-shm" })
            File.Delete(part);
    }

    private static Dictionary<string, string?> Settings(TestEngine engine, string connection) => new()
    {
        ["Database:Provider"] = engine.ToString(),
        ["Database:ConnectionString"] = connection,
    };

    private Task Migrate() => _services.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work, Action<CurrentUser>? actAs = null)
    {
        await using var scope = _services.CreateAsyncScope();
        (actAs ?? (user => user.ActAsSystem("mira")))(scope.ServiceProvider.GetRequiredService<CurrentUser>());
        return await work(scope.ServiceProvider);
    }
}

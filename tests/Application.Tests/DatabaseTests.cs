using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Tests;

/// <summary>A fixture whose tests each have a database of their own, with one catalogue, one store and its lane.</summary>
public abstract class DatabaseTests(TestEngine engine = TestEngine.Sqlite)
{
    private TestDatabase? _database;

    protected TestDatabase Database => _database!;

    protected string LaneId => Lane.IdOf(Database.Store);

    [SetUp]
    public async Task CreateDatabase() => _database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        _database = null;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;
using ShopifySync.Infrastructure.Persistence.Providers.SqlServer;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Persistence;

public sealed class MigrationTests
{
    private static readonly string[] TablesOfTheDesign =
    [
        "catalogues", "products", "variants", "field_state", "overrides", "assortment", "policies", "stores", "links", "link_facets", "link_history",
        "accepted_differences", "staged_changes", "field_changes", "conflicts", "product_versions", "batches", "lanes", "operations", "run_seen",
        "sync_cursors", "bulk_runs", "schedules", "deliveries", "events", "decisions", "audit", "idempotency_keys", "grants",
    ];

    /// <summary>They are not in EF Core's model, so a migration could lose them.</summary>
    private static readonly string[] IndexesByHand = ["ix_staged_changes_catalogue_id_vendor_status_seq", "ix_staged_changes_catalogue_id_product_type_status_seq"];

    [Test]
    public async Task Migrate_OnSqlite_TwiceInARow_LeavesTheSchemaOfTheDesign()
    {
        using var folder = new TemporaryFolder();
        await using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        db.Database.SetConnectionString($"Data Source={Path.Combine(folder.Path, "first.db")};Pooling=False");

        await db.Database.MigrateAsync();
        await db.Database.MigrateAsync();

        var tables = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'").ToListAsync();
        Assert.That(tables, Is.SupersetOf(TablesOfTheDesign));
        var indexes = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index'").ToListAsync();
        Assert.That(indexes, Is.SupersetOf(IndexesByHand));
    }

    [Test]
    public async Task Migrate_OnPostgreSql_TwiceInARow_LeavesTheSchemaOfTheDesign()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var db = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
        db.Database.SetConnectionString(database.ConnectionString);

        await db.Database.MigrateAsync();
        await db.Database.MigrateAsync();

        var tables = await db.Database.SqlQuery<string>($"SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'").ToListAsync();
        Assert.That(tables, Is.SupersetOf(TablesOfTheDesign));
        var indexes = await db.Database.SqlQuery<string>($"SELECT indexname::text AS \"Value\" FROM pg_indexes").ToListAsync();
        Assert.That(indexes, Is.SupersetOf(IndexesByHand));
    }

    [Test]
    public async Task Script_ForSqlServer_HasTheTablesTheUniqueLinksAndTheOpenChangeIndex()
    {
        await using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript();

        Assert.Multiple(() =>
        {
            foreach (var table in TablesOfTheDesign)
                Assert.That(script, Does.Contain($"CREATE TABLE [{table}]"));
            Assert.That(script, Does.Contain("CREATE UNIQUE INDEX [ix_links_store_id_resource_kind_remote_id]"));
            Assert.That(script, Does.Contain("CREATE UNIQUE INDEX [ix_links_store_id_resource_kind_local_id]"));
            Assert.That(script, Does.Contain("CREATE UNIQUE INDEX [ux_staged_changes_open]").And.Contain("WHERE status IN ('Pending', 'Stale', 'Approved', 'Failed')"));
            foreach (var index in IndexesByHand)
                Assert.That(script, Does.Contain($"CREATE INDEX [{index}]"));
            Assert.That(script, Does.Contain("[seq] bigint NOT NULL IDENTITY"));
        });
    }

    [TestCaseSource(nameof(EveryProvider))]
    public async Task Model_HasNoChangeThatAMigrationLacks(Func<AppDbContext> create)
    {
        await using var db = create();

        Assert.That(db.Database.HasPendingModelChanges(), Is.False, "run: dotnet run dev.cs db add-migration NAME");
    }

    private static IEnumerable<TestCaseData> EveryProvider() =>
    [
        new TestCaseData((Func<AppDbContext>)(() => new SqliteDesignTimeFactory().CreateDbContext([]))).SetArgDisplayNames("Sqlite"),
        new TestCaseData((Func<AppDbContext>)(() => new PostgreSqlDesignTimeFactory().CreateDbContext([]))).SetArgDisplayNames("PostgreSql"),
        new TestCaseData((Func<AppDbContext>)(() => new SqlServerDesignTimeFactory().CreateDbContext([]))).SetArgDisplayNames("SqlServer"),
    ];
}

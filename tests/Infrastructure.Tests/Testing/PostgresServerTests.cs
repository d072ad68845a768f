using Npgsql;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Testing;

public sealed class PostgresServerTests
{
    [Test]
    public async Task CreateDatabase_OnTheStartedServer_GivesAnEmptyOne()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from pg_tables where schemaname = 'public'", connection);

        var tables = await command.ExecuteScalarAsync();

        Assert.That(tables, Is.EqualTo(0L));
    }
}

using Npgsql;
using ShopifySync.Application.Common;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;

namespace ShopifySync.Infrastructure.Tests.Persistence.Providers;

public sealed class PostgreSqlConnectionTests
{
    [TestCase("Host=db;Username=sync", "-c jit=off")]
    [TestCase("Host=db;Username=sync;Options=-c work_mem=64MB", "-c work_mem=64MB")]
    public void Prepare_TurnsCompilationOffWhereNoOptionsAreGiven(string configured, string options)
    {
        var parts = new NpgsqlConnectionStringBuilder(Prepared(configured));

        Assert.That((parts.Host, parts.Username, parts.Options), Is.EqualTo(("db", "sync", options)));
    }

    [Test]
    public void Prepare_LeavesAnEmptyOneToTheValidation() => Assert.That(Prepared(" "), Is.EqualTo(" "));

    [Test]
    public void Prepare_SaysWhatIsWrongWithOneThatIsNone() => Assert.That(
        () => Prepared("Hosst=db"), Throws.TypeOf<BadSettingException>().With.Message.StartsWith("Database:ConnectionString is not one for PostgreSQL"));

    private static string Prepared(string configured)
    {
        var database = new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = configured };
        PostgreSqlConnection.Prepare(database);
        return database.ConnectionString;
    }
}

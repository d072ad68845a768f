using Microsoft.Extensions.Configuration;
using ShopifySync.Web.Hosting;

namespace ShopifySync.Web.Tests.Hosting;

public sealed class BorrowedSettingTests
{
    [TestCase("SHOPIFY_API_VERSION", "2026-07", "Shopify:ApiVersion", "2026-07")]
    [TestCase("SHOPIFY_SHOP_URL", "acme.myshopify.com", "Stores:First:Domain", "acme.myshopify.com")]
    [TestCase("NEXTAUTH_URL", "https://sync.example.com", "Server:PublicBaseAddress", "https://sync.example.com")]
    [TestCase("SYNC_BATCH_SIZE", "1000", "Shopify:PageSize", "250")]
    [TestCase("SYNC_MAX_CONCURRENT", "1", "Lanes:MaxWorkers", "2")]
    [TestCase("SYNC_CONFLICT_RESOLUTION", "etilize_priority", "Stores:ConflictStrategy", "LocalWins")]
    [TestCase("SYNC_CONFLICT_RESOLUTION", "timestamp_based", "Stores:ConflictStrategy", "ManualReview")]
    [TestCase("SYNC_AUTO_RESOLVE", "false", "Stores:ConflictStrategy", "ManualReview")]
    [TestCase("DATABASE_URL", "file:./data/x.db", "Database:ConnectionString", "Data Source=./data/x.db")]
    public void From_AForeignName_GivesOurSetting(string name, string value, string key, string ours)
    {
        var borrowed = BorrowedSetting.From(Given((name, value))).Single();

        Assert.That(borrowed.Values[key], Is.EqualTo(ours));
        Assert.That(borrowed.Explanation, Does.StartWith(name).And.Contains(key));
    }

    [Test]
    public void From_ADatabaseAddress_GivesItsParts()
    {
        var borrowed = BorrowedSetting.From(Given(("DATABASE_URL", "postgres://me:p%40ss;word@db.example.com:6432/sync"))).Single();

        var parts = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = borrowed.Values["Database:ConnectionString"]! };
        Assert.That(borrowed.Values["Database:Provider"], Is.EqualTo("PostgreSql"));
        Assert.That((parts["Host"], parts["Port"], parts["Database"], parts["Username"], parts["Password"]),
            Is.EqualTo(("db.example.com", "6432", "sync", "me", "p@ss;word")));
        Assert.That(borrowed.Explanation, Does.Not.Contain("p@ss"), "A password does not belong in a log.");
    }

    [Test]
    public void From_ANameWithoutAnEffect_SaysSo()
    {
        var borrowed = BorrowedSetting.From(Given(("SYNC_BIDIRECTIONAL", "true"))).Single();

        Assert.That(borrowed.Explanation, Does.Contain("has no effect here"));
    }

    private static IConfiguration Given(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}

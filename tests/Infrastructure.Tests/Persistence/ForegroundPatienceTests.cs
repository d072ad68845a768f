using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Persistence.Providers;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;
using ShopifySync.Infrastructure.Security;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Persistence;

public sealed class ForegroundPatienceTests
{
    private const int OfTheProvider = 99;

    [TestCase(true, ForegroundPatience.Seconds)]
    [TestCase(false, OfTheProvider)]
    public async Task Save_WhileSomebodyWaits_IsGivenUpSooner(bool foreground, int expected)
    {
        using var folder = new TemporaryFolder();
        var timeouts = new TimeoutsSeen();
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite($"Data Source={Path.Combine(folder.Path, "some.db")};Pooling=False", sqlite => sqlite.CommandTimeout(OfTheProvider))
            .AddInterceptors(new ForegroundPatience(), timeouts).Options;
        await using var db = new SqliteAppDbContext(options, DesignTime.Services);
        await db.Database.EnsureCreatedAsync();
        db.Foreground = foreground;
        db.Add(new DataProtectionKey { Xml = "<key />" });

        await db.SaveChangesAsync();

        Assert.That(timeouts.OfSaves, Is.EqualTo(new[] { expected }));
    }

    private sealed class TimeoutsSeen : DbCommandInterceptor
    {
        public List<int> OfSaves { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource == CommandSource.SaveChanges)
                OfSaves.Add(command.CommandTimeout);
            return ValueTask.FromResult(result);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Brings the schema up to date at start. EF Core takes a database lock, so that nodes do it one after another.</summary>
public sealed class DatabaseMigrator(IServiceScopeFactory scopes)
{
    public async Task Migrate(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (db.Database.IsSqlite())
            await FreeLockOfKilledServer(db, ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>
    /// On SQLite that lock is a row, which a server killed while migrating leaves behind; whoever holds the data file's
    /// own lock (see the single server rule) is alone and may take it away.
    /// </summary>
    private static async Task FreeLockOfKilledServer(AppDbContext db, CancellationToken ct)
    {
        var tables = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (tables > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, AppDbContextServices services)
    : AppDbContext(options, services);

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite("Data Source=design.db").Options, DesignTime.Services);
}

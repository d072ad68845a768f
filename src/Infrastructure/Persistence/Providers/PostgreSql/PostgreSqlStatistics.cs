using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;

/// <summary>ANALYZE of the tables that autovacuum has not come to yet.</summary>
internal sealed class PostgreSqlStatistics(AppDbContext db) : ITableStatistics
{
    private const string Moved = """
        SELECT relname AS "Value" FROM pg_stat_user_tables
        WHERE schemaname = current_schema() AND relname IN ('links', 'products', 'variants', 'staged_changes')
          AND n_mod_since_analyze > 5000 + 0.2 * n_live_tup
        """;

    public async Task Refresh(CancellationToken ct)
    {
        foreach (var table in await db.Database.SqlQueryRaw<string>(Moved).ToListAsync(ct))
#pragma warning disable EF1002 // the names are those above
            await db.Database.ExecuteSqlRawAsync($"ANALYZE \"{table}\"", ct);
#pragma warning restore EF1002
    }
}

using Npgsql;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;

internal static class PostgreSqlConnection
{
    /// <summary>
    /// Without just-in-time compilation (PostgreSQL: "When to JIT?"): what is known of a table that fills is little, the guessed
    /// costs are high, and a statement of one millisecond is compiled for forty. Options of one's own stay as they are.
    /// </summary>
    public static void Prepare(DatabaseOptions database)
    {
        if (string.IsNullOrWhiteSpace(database.ConnectionString))
            return; // validation says so

        try
        {
            var parts = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            parts.Options ??= "-c jit=off";
            database.ConnectionString = parts.ConnectionString;
        }
        catch (ArgumentException bad)
        {
            throw new BadSettingException($"Database:ConnectionString is not one for PostgreSQL ('Host=db;Username=sync;Password=...;Database=shopifysync'): {bad.Message}");
        }
    }
}

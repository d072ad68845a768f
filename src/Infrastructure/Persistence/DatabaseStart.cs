using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;
using ShopifySync.Infrastructure.Persistence.Providers.SqlServer;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Before anything else runs: the settings are sound, the database is ours, and its schema is the one this build was made for.</summary>
public static class DatabaseStart
{
    public static async Task OpenDatabase(this IServiceProvider services)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (options.Provider == DatabaseProvider.Sqlite)
            services.GetRequiredService<SqliteFileLock>().Take(options.ConnectionString);
        else if (options.Provider == DatabaseProvider.SqlServer)
            SqlServerClient.Check();

        await services.GetRequiredService<DatabaseMigrator>().Migrate(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Before anything else runs: the database is ours, and its schema is the one this build was made for.</summary>
public static class DatabaseStart
{
    public static async Task OpenDatabase(this IServiceProvider services)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await services.GetRequiredService<DatabaseMigrator>().Migrate(stopping);
    }
}

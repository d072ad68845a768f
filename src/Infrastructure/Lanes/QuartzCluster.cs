using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Quartz;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>
/// With a database server, Quartz keeps its triggers there and shares them among the nodes: a dead node's lanes start
/// elsewhere, and a schedule fires once. On SQLite they stay in memory: one server, whose start wakes what waits.
/// </summary>
internal static class QuartzCluster
{
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    /// <summary>A trigger that another node freed is found by looking; its own are told to it.</summary>
    private static readonly TimeSpan LookForTriggers = TimeSpan.FromSeconds(5);

    public static void Configure(IQuartzBuilder quartz, IConfiguration configuration)
    {
        var provider = PersistenceRegistration.ProviderOf(configuration);
        if (provider == DatabaseProvider.Sqlite)
            return;

        var connectionString = configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}"] ?? "";
        quartz.ConfigureScheduler(o => (o.InstanceId, o.IdleWaitTime) = (NodeName.Value, LookForTriggers));
        quartz.UsePersistentStore(store =>
        {
            store.UseSystemTextJsonSerializer();
            if (provider == DatabaseProvider.PostgreSql)
                store.UsePostgres(NpgsqlFactory.Instance, connectionString);
            else
                store.UseSqlServer(SqlClientFactory.Instance, connectionString);
            store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (CheckIn, CheckIn));

            // Makes the tables that are missing; of nodes that start together, those that come second find them made.
            store.ProvisionSchema();
        });
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Infrastructure.Persistence.BulkWriting;
using ShopifySync.Infrastructure.Persistence.Providers.PostgreSql;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;
using ShopifySync.Infrastructure.Persistence.Providers.SqlServer;

namespace ShopifySync.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SqlitePragmas>().AddSingleton<SqliteFileLock>().AddSingleton<ForegroundPatience>();
        services.AddSingleton<EventBell>();
        services.AddScoped<DomainEventDispatcher>();
        services.AddScoped<AppDbContextServices>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<IDatabaseTroubles, DatabaseTroubles>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddScoped<IBulkWriter, BulkWriter>();
        services.AddScoped<IRemoteIds, RemoteIds>();
        services.AddScoped<IAppDbContext>(s => s.GetRequiredService<AppDbContext>());

        switch (ProviderOf(configuration))
        {
            case DatabaseProvider.PostgreSql:
                services.AddSingleton<IWriteGate, OpenGate>();
                services.PostConfigure<DatabaseOptions>(PostgreSqlConnection.Prepare);
                services.AddSingleton<IBulkInsert, PostgreSqlCopy>();
                services.AddScoped<ITableStatistics, PostgreSqlStatistics>();

                // OFFSET 0 is not looked into: while a table fills, PostgreSQL takes 400 ids for most of what it remembers of it.
                services.AddSingleton(new IdList("= ANY(@ids)", ids => ids.ToArray(), (table, column) =>
                    $"unnest(@ids) AS wanted(id) CROSS JOIN LATERAL (SELECT * FROM {table} WHERE {column} = wanted.id OFFSET 0) AS c WHERE true"));
                Use<PostgreSqlAppDbContext>((db, o) => o.UseNpgsql(db.ConnectionString, n => n.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
                break;
            case DatabaseProvider.SqlServer:
                services.AddSingleton<IWriteGate, OpenGate>();
                services.AddSingleton<IBulkInsert, SqlServerBulkCopy>();
                services.AddSingleton(new IdList("IN (SELECT value FROM OPENJSON(@ids) WITH (value nvarchar(120) '$'))", ids => JsonSerializer.Serialize(ids)));
                services.AddSingleton<ITableStatistics, OwnStatistics>();
                Use<SqlServerAppDbContext>((db, o) => o.UseSqlServer(db.ConnectionString, s => s.MaxBatchSize(db.MaxBatchSize).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
                break;
            default:
                services.AddSingleton<SqliteWriteGate>().AddSingleton<IWriteGate>(s => s.GetRequiredService<SqliteWriteGate>());
                services.AddSingleton<SqliteGatedUpdates>().AddHostedService<SqliteCheckpoints>();
                services.AddSingleton<IBulkInsert, SqlitePreparedInsert>();
                services.AddSingleton(new IdList("IN (SELECT value FROM json_each(@ids))", ids => JsonSerializer.Serialize(ids)));
                services.AddSingleton<ITableStatistics, OwnStatistics>();
                Use<SqliteAppDbContext>((db, o) => o.UseSqlite(db.ConnectionString, l => l.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
                break;
        }

        return services;

        void Use<TContext>(Action<DatabaseOptions, DbContextOptionsBuilder> provider)
            where TContext : AppDbContext
        {
            services.AddDbContext<AppDbContext, TContext>((s, o) =>
            {
                provider(s.GetRequiredService<IOptions<DatabaseOptions>>().Value, o);
                IInterceptor[] interceptors = typeof(TContext) == typeof(SqliteAppDbContext)
                    ? [s.GetRequiredService<SqlitePragmas>(), s.GetRequiredService<SqliteGatedUpdates>()]
                    : [s.GetRequiredService<ForegroundPatience>()];
                o.AddInterceptors(interceptors);
            });
        }
    }

    internal static DatabaseProvider ProviderOf(IConfiguration configuration)
    {
        var named = configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"];
        if (string.IsNullOrEmpty(named))
            return DatabaseProvider.Sqlite;

        return Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider) && Enum.IsDefined(provider)
            ? provider
            : throw new BadSettingException($"Database:Provider is '{named}'; use Sqlite, PostgreSql or SqlServer.");
    }
}

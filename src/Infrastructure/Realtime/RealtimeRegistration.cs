using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Monitoring;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Realtime;

internal static class RealtimeRegistration
{
    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton<InProcessProgressFeed>()
            .AddSingleton<EventLog>().AddSingleton<IEventLog>(s => s.GetRequiredService<EventLog>())
            .AddHostedService<EventSequencer>();
        return PersistenceRegistration.ProviderOf(configuration) == DatabaseProvider.PostgreSql
            ? services
                .AddSingleton<PostgresNotices>().AddSingleton<INotices>(s => s.GetRequiredService<PostgresNotices>())
                .AddHostedService(s => s.GetRequiredService<PostgresNotices>())
                .AddSingleton<IProgressFeed, ClusterProgressFeed>()
            : services
                .AddSingleton<INotices, NoNotices>()
                .AddSingleton<IProgressFeed>(s => s.GetRequiredService<InProcessProgressFeed>());
    }
}

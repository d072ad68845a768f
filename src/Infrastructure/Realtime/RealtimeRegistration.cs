using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Monitoring;

namespace ShopifySync.Infrastructure.Realtime;

internal static class RealtimeRegistration
{
    public static IServiceCollection AddRealtime(this IServiceCollection services) =>
        services
            .AddSingleton<IProgressFeed, InProcessProgressFeed>()
            .AddSingleton<EventLog>().AddSingleton<IEventLog>(s => s.GetRequiredService<EventLog>())
            .AddHostedService<EventSequencer>();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Infrastructure.Lanes;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Realtime;
using ShopifySync.Infrastructure.Scheduling;
using ShopifySync.Infrastructure.Security;
using ShopifySync.Infrastructure.Shopify;
using ShopifySync.Infrastructure.Telemetry;
using ShopifySync.Infrastructure.Webhooks;

namespace ShopifySync.Infrastructure;

public static class DependencyInjection
{
    /// <summary>One line per adapter folder.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddTelemetry(configuration)
            .AddPersistence(configuration)
            .AddSecurity(configuration)
            .AddShopify(configuration)
            .AddScheduling(configuration)
            .AddLanes(configuration)
            .AddRealtime(configuration)
            .AddInbox();
}

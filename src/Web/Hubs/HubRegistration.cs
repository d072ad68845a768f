using System.Text.Json;
using System.Text.Json.Serialization;
using ShopifySync.Web.Endpoints;

namespace ShopifySync.Web.Hubs;

internal static class HubRegistration
{
    public static void AddSyncHub(this IServiceCollection services)
    {
        services.AddSignalR(options => options.EnableDetailedErrors = false).AddJsonProtocol(options =>
        {
            options.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.PayloadSerializerOptions.Converters.Add(new IdJsonConverter());
        });
        services.AddSingleton<HubRequests>().AddSingleton<HubConnections>();
        services.AddHostedService<BatchWatch>();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Radzen;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Web.Components.Layout;
using ShopifySync.Web.Dispatch;
using ShopifySync.Web.Endpoints;
using ShopifySync.Web.Hosting;
using ShopifySync.Web.Hubs;

namespace ShopifySync.Web;

internal static class DependencyInjection
{
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreDefaults>().Bind(configuration.GetSection(StoreDefaults.Section)).ValidateOnStart();
        services.AddOptions<SyncOptions>().Bind(configuration.GetSection(SyncOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ServerOptions>().Bind(configuration.GetSection(ServerOptions.Section))
            .Validate(o => o.IsValid, "Server:PublicBaseAddress must be an address such as https://sync.example.com.").ValidateOnStart();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddScoped<Dispatcher>();
        services.AddScoped<ChosenStore>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new IdJsonConverter());
        });
        services.AddSyncHub();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiFailures.Describe);
        services.AddExceptionHandler<ApiFailures>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddRateLimiter(SignInLimit.Add).AddRateLimiter(DeliveryLimit.Add);
        services.AddApiDocument();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Webhooks;

/// <summary>Every handler of webhooks: to add one, add its line.</summary>
public static class WebhooksRegistration
{
    public static IServiceCollection AddWebhookHandlers(this IServiceCollection services)
    {
        services.AddScoped<WebhookTopics>().AddScoped<WebhookReception>().AddScoped<KeepDeliveries>().AddScoped<SettleDeliveries>().AddScoped<Subscriptions>();

        services.AddScoped<IWebhookHandler, ProductWebhooks>();
        services.AddScoped<IWebhookHandler, ShopWebhooks>();
        services.AddScoped<IWebhookHandler, UninstalledWebhook>();

        services.AddKeyedScoped<IOperationHandler, RefreshProduct>(RefreshProduct.Kind);
        services.AddKeyedScoped<IOperationHandler, RefreshShop>(RefreshShop.Kind);
        return services;
    }
}

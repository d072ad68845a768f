using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Webhooks;

/// <summary>Every handler of webhooks: to add one, add its line.</summary>
public static class WebhooksRegistration
{
    public static IServiceCollection AddWebhookHandlers(this IServiceCollection services)
    {
        services.AddSingleton<WebhookTopics>().AddSingleton<ShopSecrets>().AddSingleton<WebhookReception>();
        services.AddScoped<KeepDeliveries>().AddScoped<WebhookQueue>().AddScoped<SettleDeliveries>().AddScoped<Subscriptions>();

        Serve<ProductWebhooks>();
        Serve<ShopWebhooks>();
        Serve<UninstalledWebhook>();

        services.AddKeyedScoped<IOperationHandler, RefreshProducts>(RefreshProducts.Kind);
        services.AddKeyedScoped<IOperationHandler, RefreshProduct>(RefreshProduct.Kind);
        services.AddKeyedScoped<IOperationHandler, RefreshShop>(RefreshShop.Kind);
        return services;

        void Serve<THandler>()
            where THandler : class, IWebhookHandler, IServeTopics
        {
            foreach (var topic in THandler.Topics)
                services.AddSingleton(topic).AddKeyedScoped<IWebhookHandler, THandler>(topic.Name);
        }
    }
}

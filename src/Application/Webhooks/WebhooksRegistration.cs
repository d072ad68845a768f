using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Webhooks;

/// <summary>Every handler of webhooks: to add one, add its line.</summary>
public static class WebhooksRegistration
{
    public static IServiceCollection AddWebhookHandlers(this IServiceCollection services)
    {
        services.AddSingleton<WebhookTopics>().AddSingleton<ShopSecrets>().AddSingleton<WebhookReception>();
        services.AddScoped<KeepDeliveries>().AddScoped<WebhookQueue>().AddScoped<SettleDeliveries>().AddScoped<WebhookLife>().AddScoped<Subscriptions>();

        Serve<ProductWebhooks>();
        Serve<ShopWebhooks>();
        Serve<UninstalledWebhook>();
        Serve<BulkFinishedWebhook>();
        Serve<PrivacyWebhooks>();

        services.AddKeyedScoped<IOperationHandler, RefreshProducts>(RefreshProducts.Kind);
        services.AddKeyedScoped<IOperationHandler, RefreshProduct>(RefreshProduct.Kind);
        services.AddKeyedScoped<IOperationHandler, RefreshShop>(RefreshShop.Kind);
        services.AddKeyedScoped<IOperationHandler, AlignWebhooks>(AlignWebhooks.Kind);
        return services;

        void Serve<THandler>()
            where THandler : class, IWebhookHandler, IServeTopics
        {
            foreach (var topic in THandler.Topics)
                services.AddSingleton(topic).AddKeyedScoped<IWebhookHandler, THandler>(topic.Name);
        }
    }
}

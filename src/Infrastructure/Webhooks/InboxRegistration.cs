using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Webhooks;

namespace ShopifySync.Infrastructure.Webhooks;

internal static class InboxRegistration
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddWebhookHandlers()
        .AddSingleton<GroupedInbox>()
        .AddSingleton<IDeliveryInbox>(s => s.GetRequiredService<GroupedInbox>())
        .AddHostedService(s => s.GetRequiredService<GroupedInbox>());
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Stores;
using ShopifySync.Application.Webhooks;
using ShopifySync.Infrastructure.Security;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Connecting;
using ShopifySync.Infrastructure.Shopify.Pacing;
using ShopifySync.Infrastructure.Shopify.Reading;
using ShopifySync.Infrastructure.Shopify.Writing;

namespace ShopifySync.Infrastructure.Shopify;

internal static class ShopifyRegistration
{
    /// <summary>Everything is shared by all lanes: buckets, breakers and tokens belong to a store, not to an operation.</summary>
    internal static IServiceCollection AddShopify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ShopifyOptions>().Bind(configuration.GetSection(ShopifyOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PullOptions>().Bind(configuration.GetSection(PullOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<StoreClocks>()
            .AddSingleton<IStoreClocks>(s => s.GetRequiredService<StoreClocks>())
            .AddSingleton<ShopifyHttp>()
            .AddSingleton<ShopifyGraphQLClient>()
            .AddSingleton<StorePacers>()
            .AddSingleton<IPointBudget>(s => s.GetRequiredService<StorePacers>())
            .AddSingleton<CostBook>()
            .AddSingleton<IDocumentCosts>(s => s.GetRequiredService<CostBook>())
            .AddSingleton<StorePipelines>()
            .AddSingleton<IStoreBreakers>(s => s.GetRequiredService<StorePipelines>())
            .AddSingleton<CallAccounts>()
            .AddHostedService<CallAccountsWriter>()
            .AddSingleton<PageSizes>()
            .AddSingleton<ProductRestReader>()
            .AddSingleton<OurIdDefinitions>()
            .AddSingleton<IShopifyCatalogReader, ShopifyCatalogReader>()
            .AddSingleton<IShopifyCatalogWriter, ShopifyCatalogWriter>()
            .AddSingleton<StagedUploads>()
            .AddSingleton<IBulkCatalogWriter, ShopifyBulkCatalogWriter>()
            .AddSingleton<IShopConnection, ShopConnection>()
            .AddSingleton<ResultFiles>()
            .AddSingleton<IBulkOperations, BulkOperations>()
            .AddSingleton<IBulkProducts, BulkProducts>()
            .AddSingleton<IShopifySubscriptions, ShopifySubscriptions>()
            .AddSingleton<IShopReader, ShopReader>()
            .AddSingleton<IStoreAccess, AccessTokens>()
            .AddSingleton<ITokenProtector, DataProtectionTokenProtector>();
    }
}

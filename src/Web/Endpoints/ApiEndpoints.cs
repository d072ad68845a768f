using ShopifySync.Web.Hubs;

namespace ShopifySync.Web.Endpoints;

internal static class ApiEndpoints
{
    /// <summary>What every call of a program passes through before its endpoint.</summary>
    public static void UseApi(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.UseOtherNames().UseIdempotencyKeys());

    /// <summary>Every endpoint group, by name: wiring can be read.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").RequireAuthorization();
        api.MapAuthEndpoints();
        api.MapUserEndpoints();
        api.MapStoreEndpoints();
        api.MapProductEndpoints();
        api.MapSyncEndpoints();
        api.MapBatchEndpoints();
        api.MapOperationEndpoints();
        api.MapScheduleEndpoints();
        api.MapWebhookEndpoints();
        api.MapMonitoringEndpoints();
        api.MapHealthEndpoints();
        api.MapHub<SyncHub>("/hubs/sync", options => options.CloseOnAuthenticationExpiration = true);
        app.MapApiDocument();
        app.MapShopifyDeliveries();
        api.MapStagedChangeEndpoints();
        api.MapConflictEndpoints();
    }
}

namespace ShopifySync.Web.Endpoints;

internal static class ApiEndpoints
{
    /// <summary>Every endpoint group, by name: wiring can be read.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").RequireAuthorization();
        api.MapStoreEndpoints();
    }
}

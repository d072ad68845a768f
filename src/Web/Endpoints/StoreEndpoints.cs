using MediatR;
using ShopifySync.Application.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class StoreEndpoints
{
    public static void MapStoreEndpoints(this IEndpointRouteBuilder api)
    {
        var stores = api.MapGroup("/api/v1/shopify/stores").WithTags("Stores");
        stores.MapGet("/", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListStoresQuery(), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)))).Produces<Page<StoreRow>>();
    }
}

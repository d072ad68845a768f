using MediatR;
using Microsoft.AspNetCore.Mvc;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class StoreEndpoints
{
    private const string Stores = "/api/v1/shopify/stores";

    public static void MapStoreEndpoints(this IEndpointRouteBuilder api)
    {
        var stores = api.MapGroup(Stores).WithTags("Stores");
        stores.MapGet("/", async (IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ListStoresQuery(), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)))).Produces<Page<StoreRow>>();
        stores.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetStoreQuery(new StoreId(id)), ct)).ToHttp(details => Results.Ok(details.Store))).Produces<StoreRow>();
        stores.MapGet("/{id:guid}/stats", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetStoreQuery(new StoreId(id)), ct)).ToHttp(details => Results.Ok(details.Stats))).Produces<StoreStats>();
        stores.MapPost("/", async (ShopCredentials body, IMediator mediator, CancellationToken ct) => await Connect(body, mediator, ct))
            .Produces<StoreRow>(StatusCodes.Status201Created);
        stores.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new DisconnectStoreCommand(new StoreId(id)), ct)).ToHttp()).Produces<DisconnectReport>();

        stores.MapPost("/{id:guid}/sync/products", Pull).Produces(StatusCodes.Status202Accepted);
        stores.MapGet("/{id:guid}/sync/jobs", async (Guid id, IMediator mediator, CancellationToken ct, int limit = 10, string? cursor = null) =>
            (await mediator.Send(new ListSyncBatchesQuery(new BatchFilter(new StoreId(id)), new PageRequest(limit, cursor)), ct)).ToHttp(found => Results.Ok(Page.Of(found)))).Produces<Page<BatchRow>>();

        api.MapPost("/api/shopify/test-connection", async (ConnectionToTest body, IMediator mediator, CancellationToken ct) => (body.Domain is null
            ? await mediator.Send(new TestStoreCommand(body.StoreId), ct)
            : await mediator.Send(new TestConnectionCommand(new ShopCredentials(body.Domain, body.AccessToken, body.ClientId, body.ClientSecret)), ct)).ToHttp())
            .Produces<StoreIdentity>().WithTags("Stores");
    }

    private static async Task<IResult> Connect(ShopCredentials body, IMediator mediator, CancellationToken ct)
    {
        var connected = await mediator.Send(new ConnectStoreCommand(body), ct);
        return connected.IsFailure
            ? connected.Error.ToProblem()
            : (await mediator.Send(new GetStoreQuery(connected.Value), ct)).ToHttp(details => Results.Created($"{Stores}/{connected.Value}", details.Store));
    }

    private static async Task<IResult> Pull(Guid id, [FromBody] ProductSync? body, IMediator mediator, CancellationToken ct) => body?.SyncInventory == true
        ? RequestErrors.Invalid(["This version pulls products; it does not know inventory yet."]).ToProblem()
        : (await mediator.Send(new StartPullCommand(new StoreId(id), body?.FullSync == true ? PullMode.Full : PullMode.Incremental, null, null, false, null), ct))
            .ToHttp(batch => Results.Accepted($"/api/sync/batches/{batch}", new { batchId = batch }));

    private sealed record ProductSync(bool? FullSync, bool? SyncInventory);

    /// <summary>With a domain: credentials that are not kept yet. Without: a connected store.</summary>
    private sealed record ConnectionToTest(StoreId? StoreId, string? Domain, string? AccessToken, string? ClientId, string? ClientSecret);
}

using MediatR;
using Microsoft.AspNetCore.Mvc;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Web.Endpoints;

/// <summary>Starting pulls and pushes, under the names of the contract; the short forms are the same two commands.</summary>
internal static class SyncEndpoints
{
    public static void MapSyncEndpoints(this IEndpointRouteBuilder api)
    {
        var sync = api.MapGroup("").WithTags("Sync");
        sync.MapPost("/api/sync/shopify/pull", (PullBody body, IMediator mediator, CancellationToken ct) => Pull(body.ToCommand(), mediator, ct)).Accepts();
        sync.MapPost("/api/sync/shopify/pull/forecast", async (PullBody body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ForecastPullQuery(body.ToCommand()), ct)).ToHttp())
            .Produces<PullForecast>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        sync.MapPost("/api/shopify/sync-down/start", (PullBody body, IMediator mediator, CancellationToken ct) =>
            Pull((body with { Mode = body.Mode ?? PullMode.Full }).ToCommand(), mediator, ct)).Accepts();
        sync.MapPost("/api/sync/shopify/push", (PushBody body, IMediator mediator, CancellationToken ct) => Push(body.ToCommand(), mediator, ct)).Accepts();
        sync.MapPost("/api/sync/full-sync", Full).Accepts();
        sync.MapPost("/api/shopify/sync/full", Full).Accepts();
        sync.MapPost("/api/sync/incremental", ([FromBody] IncrementalBody? body, IMediator mediator, CancellationToken ct) =>
            Pull(new PullBody(body?.StoreId, PullMode.Incremental, null, body?.SinceHours, null, null).ToCommand(), mediator, ct)).Accepts();
        sync.MapPost("/api/sync/products/batch-sync", (ProductsBody body, IMediator mediator, CancellationToken ct) =>
            Pull(new PullBody(body.StoreId, PullMode.Selective, new PullFilter(body.ProductIds ?? [], null), null, body.DryRun, null).ToCommand(), mediator, ct)).Accepts();
        sync.MapPost("/api/sync", Start).Accepts();
    }

    private static void Accepts(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static Task<IResult> Full([FromBody] FullSyncBody? body, IMediator mediator, CancellationToken ct)
    {
        if (body is not { IsPush: true })
        {
            return Pull(new StartPullCommand(body?.StoreId, PullMode.Full, null, null, body?.DryRun ?? false, null)
            {
                PageSize = body?.BatchSize,
                Route = body?.BatchSize is null ? PullRoute.Auto : PullRoute.Pages,
            }, mediator, ct);
        }

        return body.BatchSize is null
            ? Push(new StartPushCommand(body.StoreId, null, null, body.DryRun ?? false), mediator, ct)
            : Task.FromResult<IResult>(RequestErrors.Invalid(["A push has no batch size: how its changes are sent is decided by their cost. Leave batchSize out."]).ToProblem());
    }

    private static Task<IResult> Start([FromBody] SyncBody? body, IMediator mediator, CancellationToken ct)
    {
        var others = (body?.Types ?? []).Where(t => !string.Equals(t, "products", StringComparison.OrdinalIgnoreCase)).ToList();
        return others.Count > 0
            ? Task.FromResult<IResult>(RequestErrors.Invalid([$"This version syncs products; it does not know {string.Join(", ", others)} yet."]).ToProblem())
            : Pull(new StartPullCommand(body?.StoreId, body?.Force == true ? PullMode.Full : PullMode.Incremental, null, null, false, null), mediator, ct);
    }

    private static async Task<IResult> Pull(StartPullCommand command, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(command, ct)).ToHttp(batch => Results.Accepted($"/api/sync/batches/{batch}", new { batchId = batch }));

    private static async Task<IResult> Push(StartPushCommand command, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(command, ct)).ToHttp(started => started.BatchId is { } batch
            ? Results.Accepted($"/api/sync/batches/{batch}", started)
            : Results.Ok(started));
}

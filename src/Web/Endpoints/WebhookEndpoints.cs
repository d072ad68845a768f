using System.Text.Json.Serialization;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Web.Endpoints;

internal static class WebhookEndpoints
{
    public static void MapWebhookEndpoints(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/api/webhooks").WithTags("Webhooks");
        webhooks.MapGet("/", List).Produces<Page<SubscriptionRow>>();
        webhooks.MapPost("/", Set).Produces<WebhooksChanged>().ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapPut("/health", Repair).Produces<Page<RepairedStore>>().ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapGet("/deliveries", Deliveries).Produces<Page<DeliveryRow>>();
        webhooks.MapGet("/deliveries/{id:long}", async (long id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new GetDeliveryQuery(id), ct)).ToHttp(found => Results.Ok(found))).Produces<DeliveryDetails>();
        webhooks.MapGet("/overview", async (IMediator mediator, CancellationToken ct, Guid? storeId = null) =>
            (await mediator.Send(new GetWebhookOverviewQuery(Store(storeId)), ct)).ToHttp(found => Results.Ok(found))).Produces<WebhookOverview>();
        webhooks.MapPost("/deliveries/{id:long}/replay", async (long id, IMediator mediator, CancellationToken ct) =>
            (await mediator.Send(new ReplayDeliveryCommand(id), ct)).ToHttp()).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct, Guid? storeId = null) =>
        (await mediator.Send(new ListSubscriptionsQuery(Store(storeId)), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)));

    private static async Task<IResult> Set(WebhooksBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SetWebhooksCommand(body.StoreId, body.Action), ct)).ToHttp(count => Results.Ok(new WebhooksChanged(count)));

    private static async Task<IResult> Repair(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RepairWebhooksCommand(), ct)).ToHttp(stores => Results.Ok(Page.Of(stores)));

    private static async Task<IResult> Deliveries(
        IMediator mediator, CancellationToken ct, string? state = null, string? topic = null, Guid? storeId = null, int limit = 50, string? cursor = null)
    {
        var ofState = Choice.Read<DeliveryState>(state, "state");
        return ofState.IsFailure
            ? ofState.Error.ToProblem()
            : (await mediator.Send(new ListDeliveriesQuery(new DeliveryFilter(ofState.Value, topic, Store(storeId)), new PageRequest(limit, cursor)), ct))
                .ToHttp(page => Results.Ok(Page.Of(page)));
    }

    private static StoreId? Store(Guid? id) => id is { } value ? new StoreId(value) : null;
}

internal sealed record WebhooksBody(StoreId? StoreId, [property: JsonRequired] WebhookAction Action);

/// <param name="Changed">Subscriptions made or removed.</param>
internal sealed record WebhooksChanged(int Changed);

using System.Text.Json.Serialization;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class OperationEndpoints
{
    public static void MapOperationEndpoints(this IEndpointRouteBuilder api)
    {
        api.MapGet("/api/lanes", Lanes).WithTags("Lanes").Produces<Page<LaneRow>>();
        api.MapPost("/api/lanes/{id}/pause", (string id, IMediator mediator, CancellationToken ct) => Send(new PauseLaneCommand(id), mediator, ct))
            .WithTags("Lanes").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/api/lanes/{id}/resume", (string id, IMediator mediator, CancellationToken ct) => Send(new ResumeLaneCommand(id), mediator, ct))
            .WithTags("Lanes").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        var operations = api.MapGroup("/api/operations").WithTags("Lanes");
        operations.MapGet("/", List).Produces<Page<OperationRow>>();
        operations.MapGet("/{id:guid}", One).Produces<OperationDetails>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/api/lanes/costs", Costs).WithTags("Lanes").Produces<CallCosts>();
        operations.MapPut("/{id:guid}/priority", (Guid id, PriorityBody body, IMediator mediator, CancellationToken ct) =>
            Send(new PrioritiseOperationCommand(new OperationId(id), body.Priority), mediator, ct)).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        operations.MapPost("/{id:guid}/requeue", (Guid id, IMediator mediator, CancellationToken ct) => Send(new RequeueOperationCommand(new OperationId(id)), mediator, ct))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Lanes(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListLanesQuery(), ct)).ToHttp(lanes => Results.Ok(Page.Of(lanes)));

    private static async Task<IResult> One(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetOperationQuery(new OperationId(id)), ct)).ToHttp();

    private static async Task<IResult> Costs(IMediator mediator, CancellationToken ct, Guid? storeId = null, int hours = 24) =>
        (await mediator.Send(new ListCallCostsQuery(storeId is { } id ? new StoreId(id) : null, hours), ct)).ToHttp();

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? state = null, string? lane = null, Guid? batchId = null, string? kind = null, int limit = 50, string? cursor = null)
    {
        var ofState = Choice.Read<OperationState>(state, "state");
        if (ofState.IsFailure)
            return ofState.Error.ToProblem();

        var filter = new OperationFilter(ofState.Value, lane, batchId is { } id ? new BatchId(id) : null, kind);
        return (await mediator.Send(new ListOperationsQuery(filter, new PageRequest(limit, cursor)), ct))
            .ToHttp(page => Results.Ok(Page.Of(page)));
    }

    private static async Task<IResult> Send(IRequest<Result> command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToHttp();
}

internal sealed record PriorityBody([property: JsonRequired] OperationPriority Priority);

using MediatR;
using ShopifySync.Application.Scheduling;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class ScheduleEndpoints
{
    public static void MapScheduleEndpoints(this IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/api/schedules").WithTags("Schedules");
        schedules.MapGet("/", List).Produces<Page<ScheduleRow>>();
        schedules.MapGet("/{id:guid}", One).Produces<ScheduleRow>().ProducesProblem(StatusCodes.Status404NotFound);
        schedules.MapPut("/{id:guid}", Set).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        schedules.MapPost("/{id:guid}/run", Run).Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(IMediator mediator, CancellationToken ct, Guid? storeId = null) =>
        (await mediator.Send(new ListSchedulesQuery(storeId is { } id ? new StoreId(id) : null), ct)).ToHttp(rows => Results.Ok(Page.Of(rows)));

    private static async Task<IResult> One(Guid id, IMediator mediator, CancellationToken ct)
    {
        var rows = await mediator.Send(new ListSchedulesQuery(), ct);
        return rows.IsFailure ? rows.Error.ToProblem()
            : rows.Value.FirstOrDefault(row => row.Id == id) is { } found ? Results.Ok(found)
            : ScheduleErrors.NotFound.ToProblem();
    }

    private static async Task<IResult> Set(Guid id, ScheduleBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SetScheduleCommand(id, body.Cron, body.EveryMinutes, body.Enabled), ct)).ToHttp();

    private static async Task<IResult> Run(Guid id, IMediator mediator, CancellationToken ct)
    {
        var started = await mediator.Send(new RunScheduleCommand(id), ct);
        return started.IsFailure ? started.Error.ToProblem() : Results.Accepted();
    }
}

/// <param name="Cron">Quartz cron, in UTC; or <c>everyMinutes</c>. What is left out stays.</param>
internal sealed record ScheduleBody(string? Cron, int? EveryMinutes, bool? Enabled);

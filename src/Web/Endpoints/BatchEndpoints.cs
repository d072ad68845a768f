using MediatR;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class BatchEndpoints
{
    public static void MapBatchEndpoints(this IEndpointRouteBuilder api)
    {
        var batches = api.MapGroup("/api/sync/batches").WithTags("Batches");
        batches.MapGet("/", List).Produces<Page<BatchRow>>();
        batches.MapGet("/{id:guid}", Get).Produces<BatchDetails>();
        batches.MapPost("/{id:guid}/pause", (Guid id, IMediator mediator, CancellationToken ct) => Send(new PauseBatchCommand(new BatchId(id)), mediator, ct));
        batches.MapPost("/{id:guid}/resume", (Guid id, IMediator mediator, CancellationToken ct) => Send(new ResumeBatchCommand(new BatchId(id)), mediator, ct));
        batches.MapPost("/{id:guid}/cancel", (Guid id, IMediator mediator, CancellationToken ct) => Send(new CancelBatchCommand(new BatchId(id)), mediator, ct));

        var jobs = api.MapGroup("/api/sync/jobs").WithTags("Batches");
        jobs.MapGet("/", Jobs).Produces<Page<BatchRow>>();
        jobs.MapGet("/{id:guid}", Job).Produces<BatchRow>();

        var down = api.MapGroup("/api/shopify/sync-down").WithTags("Batches");
        down.MapGet("/status/{id:guid}", Job).Produces<BatchRow>();
        down.MapPost("/cancel/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => Send(new CancelBatchCommand(new BatchId(id)), mediator, ct));
    }

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, Guid? storeId = null, string? kind = null, string? status = null, int limit = 50, string? cursor = null)
    {
        var (ofKind, ofStatus) = (Choice.Read<BatchKind>(kind, "kind"), Choice.Read<BatchStatus>(status, "status"));
        return ofKind.IsFailure || ofStatus.IsFailure
            ? (ofKind.Error ?? ofStatus.Error)!.ToProblem()
            : await Answer(new BatchFilter(storeId is { } id ? new StoreId(id) : null, ofKind.Value, ofStatus.Value), new PageRequest(limit, cursor), mediator, ct);
    }

    private static Task<IResult> Jobs(IMediator mediator, CancellationToken ct, Guid? storeId = null, int limit = 50, string? cursor = null) =>
        Answer(new BatchFilter(storeId is { } id ? new StoreId(id) : null, Open: true), new PageRequest(limit, cursor), mediator, ct);

    private static async Task<IResult> Answer(BatchFilter filter, PageRequest page, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListSyncBatchesQuery(filter, page), ct)).ToHttp(found => Results.Ok(Page.Of(found)));

    private static async Task<IResult> Get(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetSyncBatchQuery(new BatchId(id)), ct)).ToHttp();

    private static async Task<IResult> Job(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetSyncBatchQuery(new BatchId(id)), ct)).ToHttp(found => Results.Ok(found.Batch));

    private static async Task<IResult> Send(IRequest<Result> command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToHttp();
}

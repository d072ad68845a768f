using MediatR;
using Microsoft.AspNetCore.Mvc;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class StagedChangeEndpoints
{
    private const string Route = "/api/sync/staged";

    public static void MapStagedChangeEndpoints(this IEndpointRouteBuilder api)
    {
        var staged = api.MapGroup(Route).WithTags("Staged changes");
        staged.MapGet("/", List).Produces<Page<StagedChangeItem>>();
        staged.MapGet("/{id:guid}", Get).Produces<StagedChangeSideBySide>();
        staged.MapPost("/", Propose).Produces(StatusCodes.Status201Created);
        staged.MapPost("/{id:guid}/approve", Approve).Produces<DecidedChange>().ProducesProblem(StatusCodes.Status409Conflict);
        staged.MapPost("/{id:guid}/reject", Reject).Produces<DecidedChange>().ProducesProblem(StatusCodes.Status409Conflict);
        staged.MapPost("/{id:guid}/undo", Undo).Produces<UndoneChange>().ProducesProblem(StatusCodes.Status409Conflict);
        staged.MapPost("/bulk-approve", BulkApprove).Produces<BulkDecided>();
        staged.MapPost("/bulk-reject", BulkReject).Produces<BulkDecided>();
        api.MapGet("/api/shopify/approved-products", Approved).WithTags("Staged changes").Produces<Page<StagedChangeItem>>();
        api.MapPost("/api/sync/decisions/{id:guid}/undo", UndoDecision).WithTags("Staged changes").Produces<UndoneDecision>();
    }

    private static async Task<IResult> List(
        [AsParameters] StagedFilterText filter, IMediator mediator, CancellationToken ct, int limit = 50, string? cursor = null)
    {
        var read = filter.Read();
        return read.IsFailure ? read.Error.ToProblem() : await Answer(read.Value, new PageRequest(limit, cursor), mediator, ct);
    }

    /// <summary>What the next push would send.</summary>
    private static Task<IResult> Approved(IMediator mediator, CancellationToken ct, Guid? storeId = null, int limit = 50, string? cursor = null) => Answer(
        new StagedFilter { Statuses = [StagedChangeStatus.Approved], Direction = Direction.Outbound, StoreId = storeId is { } store ? new StoreId(store) : null },
        new PageRequest(limit, cursor), mediator, ct);

    private static async Task<IResult> Answer(StagedFilter filter, PageRequest page, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListStagedChangesQuery(filter, page), ct)).ToHttp(found =>
            Results.Ok(new Page<StagedChangeItem>([.. found.Items.Select(StagedChangeItem.Of)], found.NextCursor, found.Total)));

    private static async Task<IResult> Get(Guid id, HttpResponse response, IMediator mediator, CancellationToken ct)
    {
        var change = await Load(id, mediator, ct);
        if (!change.IsFailure)
            response.Headers.ETag = $"\"{change.Value.Revision}\"";
        return change.ToHttp(found => Results.Ok(StagedChangeSideBySide.Of(found)));
    }

    private static async Task<IResult> Propose(ProposalBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.ToCommand(), ct)).ToHttp(id => Results.Created($"{Route}/{id}", new { id }));

    private static Task<IResult> Approve(Guid id, [FromBody] DecisionBody? body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        Decide(id, body, request, mediator, revision => new ApproveStagedChangeCommand(new StagedChangeId(id), revision, body?.Paths, body?.Comment), ct);

    private static Task<IResult> Reject(Guid id, [FromBody] DecisionBody? body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        Decide(id, body, request, mediator, revision => new RejectStagedChangeCommand(new StagedChangeId(id), revision, body?.Paths, body?.Comment), ct);

    private static async Task<IResult> Undo(Guid id, [FromBody] DecisionBody? body, HttpRequest request, IMediator mediator, CancellationToken ct)
    {
        var revision = DecisionBody.RevisionOf(body, request);
        var undone = await mediator.Send(new UndoStagedChangeCommand(new StagedChangeId(id), revision.IsFailure ? null : revision.Value), ct);
        return undone.IsFailure ? await Problem(undone.Error, id, mediator, ct) : undone.ToHttp();
    }

    private static async Task<IResult> UndoDecision(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UndoDecisionCommand(new DecisionId(id)), ct)).ToHttp();

    private static Task<IResult> BulkApprove(BulkDecisionBody body, IMediator mediator, CancellationToken ct) =>
        BulkDecide(body, FieldDecision.Approved, mediator, ct);

    private static Task<IResult> BulkReject(BulkDecisionBody body, IMediator mediator, CancellationToken ct) =>
        BulkDecide(body, FieldDecision.Rejected, mediator, ct);

    private static async Task<IResult> BulkDecide(BulkDecisionBody body, FieldDecision verdict, IMediator mediator, CancellationToken ct)
    {
        var command = body.ToCommand(verdict);
        return command.IsFailure ? command.Error.ToProblem() : (await mediator.Send(command.Value, ct)).ToHttp();
    }

    private static async Task<IResult> Decide(
        Guid id, DecisionBody? body, HttpRequest request, IMediator mediator, Func<int, IRequest<Result<DecidedChange>>> command, CancellationToken ct)
    {
        var revision = DecisionBody.RevisionOf(body, request);
        if (revision.IsFailure)
            return revision.Error.ToProblem();

        var decided = await mediator.Send(command(revision.Value), ct);
        return decided.IsFailure ? await Problem(decided.Error, id, mediator, ct) : decided.ToHttp();
    }

    /// <summary>Who decided on something older is shown what is there now.</summary>
    private static async Task<IResult> Problem(Error error, Guid id, IMediator mediator, CancellationToken ct)
    {
        var problem = error.ToProblem();
        if (error.Kind == ErrorKind.Conflict && await Load(id, mediator, ct) is { IsFailure: false } current)
            problem.ProblemDetails.Extensions["current"] = StagedChangeSideBySide.Of(current.Value);
        return problem;
    }

    private static Task<Result<StagedChangeDetails>> Load(Guid id, IMediator mediator, CancellationToken ct) =>
        mediator.Send(new GetStagedChangeQuery(new StagedChangeId(id), StagedFilter.Everything), ct);
}

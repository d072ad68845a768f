using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Conflicts;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class ConflictEndpoints
{
    public static void MapConflictEndpoints(this IEndpointRouteBuilder api)
    {
        var conflicts = api.MapGroup("/api/sync/conflicts").WithTags("Conflicts");
        conflicts.MapGet("/", List).Produces<Page<ConflictItem>>();
        conflicts.MapGet("/{id:guid}", Get).Produces<ConflictItem>();
        conflicts.MapPost("/{id:guid}/resolve", Resolve).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(
        IMediator mediator, CancellationToken ct, string? status = null, string? kind = null, Guid? storeId = null, int limit = 50, string? cursor = null)
    {
        var (ofStatus, ofKind) = (Choice.Read<ConflictStatus>(status, "status"), Choice.Read<ConflictKind>(kind, "kind"));
        if (ofStatus.IsFailure || ofKind.IsFailure)
            return (ofStatus.Error ?? ofKind.Error)!.ToProblem();

        var filter = new ConflictFilter(ofStatus.Value, storeId is { } store ? new StoreId(store) : null, ofKind.Value);
        return (await mediator.Send(new ListConflictsQuery(filter, new PageRequest(limit, cursor)), ct)).ToHttp(page =>
            Results.Ok(new Page<ConflictItem>([.. page.Items.Select(ConflictItem.Of)], page.NextCursor, page.Total)));
    }

    private static async Task<IResult> Get(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetConflictQuery(new ConflictId(id)), ct)).ToHttp(found => Results.Ok(ConflictItem.Of(found)));

    private static async Task<IResult> Resolve(Guid id, ResolutionBody body, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ResolveConflictCommand(new ConflictId(id), body.Revision ?? IfMatch.Read(request), body.Resolution, body.Text), ct)).ToHttp();
}

/// <summary>A conflict as programs see it: values are JSON. A single one also has its baseline and, for a match, its candidates.</summary>
internal sealed record ConflictItem(
    ConflictId Id, StoreId StoreId, string StoreName, ConflictKind Kind, ConflictStatus Status, int Revision, string? ProductId, string RemoteId, string Field,
    string ProductTitle, JsonElement? Baseline, JsonElement? Local, JsonElement? Remote, IReadOnlyList<ConflictCandidate>? Candidates,
    ConflictResolution? Resolution, string? ResolvedBy, DateTimeOffset? ResolvedAt, DateTimeOffset CreatedAt)
{
    public static ConflictItem Of(ConflictRow row) => new(
        row.Id, row.StoreId, row.StoreName, row.Kind, row.Status, row.Revision, row.ProductId?.ToString(), row.RemoteId, row.Path.Value,
        row.ProductTitle, null, JsonText.Parse(row.Local), JsonText.Parse(row.Remote), null, row.Resolution, row.ResolvedBy, row.ResolvedAt, row.CreatedAt);

    public static ConflictItem Of(ConflictDetails conflict) => new(
        conflict.Id, conflict.StoreId, conflict.StoreName, conflict.Kind, conflict.Status, conflict.Revision, conflict.ProductId?.ToString(), conflict.RemoteId, conflict.Path.Value,
        conflict.ProductTitle, JsonText.Parse(conflict.Baseline), JsonText.Parse(conflict.Local), JsonText.Parse(conflict.Remote), conflict.Candidates,
        conflict.Resolution, conflict.ResolvedBy, conflict.ResolvedAt, conflict.CreatedAt);
}

/// <param name="Value">With <c>value</c>: the third value. With <c>local</c> on a match: the product's id.</param>
/// <param name="Revision">The revision that was looked at, also as If-Match: when a side moved since, nothing is settled.</param>
/// <param name="ResolvedValue">Another name of it.</param>
internal sealed record ResolutionBody([property: JsonRequired] ConflictResolution Resolution, JsonElement? Value, JsonElement? ResolvedValue, int? Revision)
{
    public string? Text => (Value ?? ResolvedValue) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } id when Resolution == ConflictResolution.Local => id.GetString(),
        { } value => value.GetRawText(),
    };
}

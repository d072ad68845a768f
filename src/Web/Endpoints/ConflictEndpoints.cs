using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Conflicts;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class ConflictEndpoints
{
    private static readonly Error BadFilter = new(
        ErrorKind.Invalid, "Conflict.BadFilter", "status is open, resolved or gone; kind is field or match.", "Mend the filter, or leave that part out.");

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
        if (!Names(status, out ConflictStatus? wanted) || !Names(kind, out ConflictKind? ofKind))
            return BadFilter.ToProblem();

        var filter = new ConflictFilter(wanted, storeId is { } store ? new StoreId(store) : null, ofKind);
        return (await mediator.Send(new ListConflictsQuery(filter, new PageRequest(limit, cursor)), ct)).ToHttp(page =>
            Results.Ok(new Page<ConflictItem>([.. page.Items.Select(ConflictItem.Of)], page.NextCursor, page.Total)));
    }

    private static async Task<IResult> Get(Guid id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetConflictQuery(new ConflictId(id)), ct)).ToHttp(found => Results.Ok(ConflictItem.Of(found)));

    private static bool Names<T>(string? word, out T? value)
        where T : struct, Enum
    {
        value = Enum.TryParse<T>(word, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        return word is null || value is not null;
    }

    private static async Task<IResult> Resolve(Guid id, ResolutionBody body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ResolveConflictCommand(new ConflictId(id), body.Resolution, body.Text), ct)).ToHttp();
}

/// <summary>A conflict as programs see it: values are JSON. A single one also has its baseline and, for a match, its candidates.</summary>
internal sealed record ConflictItem(
    ConflictId Id, StoreId StoreId, string StoreName, ConflictKind Kind, ConflictStatus Status, string? ProductId, string RemoteId, string Field,
    string ProductTitle, JsonNode? Baseline, JsonNode? Local, JsonNode? Remote, IReadOnlyList<ConflictCandidate>? Candidates,
    ConflictResolution? Resolution, string? ResolvedBy, DateTimeOffset? ResolvedAt, DateTimeOffset CreatedAt)
{
    public static ConflictItem Of(ConflictRow row) => new(
        row.Id, row.StoreId, row.StoreName, row.Kind, row.Status, row.ProductId?.ToString(), row.RemoteId, row.Path.Value,
        row.ProductTitle, null, Value(row.Local), Value(row.Remote), null, row.Resolution, row.ResolvedBy, row.ResolvedAt, row.CreatedAt);

    public static ConflictItem Of(ConflictDetails conflict) => new(
        conflict.Id, conflict.StoreId, conflict.StoreName, conflict.Kind, conflict.Status, conflict.ProductId?.ToString(), conflict.RemoteId, conflict.Path.Value,
        conflict.ProductTitle, Value(conflict.Baseline), Value(conflict.Local), Value(conflict.Remote), conflict.Candidates,
        conflict.Resolution, conflict.ResolvedBy, conflict.ResolvedAt, conflict.CreatedAt);

    private static JsonNode? Value(string? json) => json is null ? null : JsonNode.Parse(json);
}

/// <param name="Value">With <c>value</c>: the third value. With <c>local</c> on a match: the product's id.</param>
/// <param name="ResolvedValue">Another name of it.</param>
internal sealed record ResolutionBody(ConflictResolution Resolution, JsonElement? Value, JsonElement? ResolvedValue)
{
    public string? Text => (Value ?? ResolvedValue) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } id when Resolution == ConflictResolution.Local => id.GetString(),
        { } value => value.GetRawText(),
    };
}

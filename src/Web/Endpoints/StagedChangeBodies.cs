using System.Text.Json;
using System.Text.Json.Serialization;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Web.Endpoints;

/// <param name="Revision">The revision that was looked at; without it the If-Match header says it.</param>
/// <param name="Fields">Paths; all fields that wait when left out.</param>
internal sealed record DecisionBody(int? Revision, IReadOnlyList<string>? Fields, string? Comment)
{
    public IReadOnlyCollection<FieldPath>? Paths => Fields?.Select(f => new FieldPath(f)).ToArray();

    public static Result<int> RevisionOf(DecisionBody? body, HttpRequest request)
    {
        if (body?.Revision is { } revision)
            return revision;

        return IfMatch.Read(request) is { } matched
            ? matched
            : new Error(ErrorKind.Invalid, "StagedChange.NoRevision", "Say which revision you looked at.", "Give it as 'revision' in the body, or as the header If-Match.");
    }
}

/// <summary>Many at once: either <c>ids</c> with the revisions that were looked at, or a <c>filter</c> as of a moment.</summary>
internal sealed record BulkDecisionBody(IReadOnlyList<SeenChange>? Ids, BulkFilter? Filter, DateTimeOffset? AsOf, int? ExpectedCount, string? Comment)
{
    public Result<BulkDecideCommand> ToCommand(FieldDecision verdict)
    {
        if (Filter is null)
            return new BulkDecideCommand(verdict, Ids, null, AsOf, ExpectedCount, Comment);

        var filter = Filter.ToText().Read();
        return filter.IsFailure ? filter.Error : new BulkDecideCommand(verdict, Ids, filter.Value, AsOf, ExpectedCount, Comment);
    }
}

/// <summary>The names of the list's filters; the price change may be a number or text.</summary>
internal sealed record BulkFilter(
    string? Status, string? Direction, string? Kind, string? StoreId, string? BatchId, string? Field, string? Vendor, string? ProductType,
    string? Sku, string? Q, JsonElement? MinPriceChange, string? Resource)
{
    public StagedFilterText ToText() => new()
    {
        Status = Status,
        Direction = Direction,
        Kind = Kind,
        StoreId = StoreId,
        BatchId = BatchId,
        Field = Field,
        Vendor = Vendor,
        ProductType = ProductType,
        Sku = Sku,
        Q = Q,
        MinPriceChange = MinPriceChange?.ToString(),
        Resource = Resource,
    };
}

internal sealed record ProposalBody(ResourceKind? Resource, string? Id, Direction? Direction, IReadOnlyList<ProposedField>? Fields)
{
    public StageChangeCommand ToCommand() => new(
        Resource ?? ResourceKind.Product, Id ?? "", Direction ?? Domain.Staging.Direction.Inbound,
        [.. (Fields ?? []).Select(f => new FieldEdit(new FieldPath(f.Path), JsonText.Of(f.Value)))]);
}

/// <param name="Value">Null takes the value away, so that it must be said.</param>
internal sealed record ProposedField([property: JsonRequired] string Path, [property: JsonRequired] JsonElement Value);

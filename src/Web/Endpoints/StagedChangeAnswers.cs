using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

/// <summary>A row of the list as programs see it: the kinds of field by name, the price change in per cent.</summary>
internal sealed record StagedChangeItem(
    StagedChangeId Id, StoreId StoreId, string StoreName, Direction Direction, ChangeKind Kind, StagedChangeStatus Status, int Revision,
    ProductId? ProductId, string Title, string Vendor, string ProductType, string Sku, string? ImageUrl, decimal? PriceChangePercent,
    IReadOnlyList<StagedFields> Fields, int FieldCount, BatchId? FoundBy, DecisionId? DecisionId, string? DecidedBy, DateTimeOffset? DecidedAt,
    DateTimeOffset CreatedAt, DateTimeOffset MovedAt)
{
    public static StagedChangeItem Of(StagedChangeRow row) => new(
        row.Id, row.StoreId, row.StoreName, row.Direction, row.Kind, row.Status, row.Revision,
        row.ProductId, row.Title, row.Vendor, row.ProductType, row.Sku, row.ImageUrl, row.PriceChange / 100m,
        [.. StagedFieldNames.Split(row.Fields)], row.FieldCount, row.FoundBy, row.DecisionId, row.DecidedBy, row.DecidedAt,
        row.CreatedAt, row.MovedAt);
}

/// <summary>One change side by side as programs see it: values are JSON, not text that holds JSON.</summary>
internal sealed record StagedChangeSideBySide(
    StagedChangeId Id, StoreId StoreId, string StoreName, Direction Direction, ChangeKind Kind, StagedChangeStatus Status, int Revision,
    ProductId? ProductId, string? RemoteId, string Title, BatchId? FoundBy, BatchId? ReleasedTo, DecisionId? DecisionId, string? DecidedBy,
    DateTimeOffset? DecidedAt, string? Comment, DateTimeOffset CreatedAt, DateTimeOffset MovedAt, IReadOnlyList<StagedFieldSideBySide> Fields,
    JsonNode? Snapshot, StagedChangeId? PreviousId, StagedChangeId? NextId)
{
    public static StagedChangeSideBySide Of(StagedChangeDetails change) => new(
        change.Id, change.StoreId, change.StoreName, change.Direction, change.Kind, change.Status, change.Revision,
        change.ProductId, change.RemoteId, change.Title, change.FoundBy, change.ReleasedTo, change.DecisionId, change.DecidedBy,
        change.DecidedAt, change.Comment, change.CreatedAt, change.MovedAt, [.. change.Fields.Select(StagedFieldSideBySide.Of)],
        JsonSerializer.SerializeToNode(change.Snapshot, FieldValue.Json), change.PreviousId, change.NextId);
}

internal sealed record StagedFieldSideBySide(
    string Path, JsonElement? Baseline, JsonElement? Local, JsonElement? Remote, JsonElement? Proposed, FieldDecision Decision, FieldOutcome Outcome, string? Message)
{
    public static StagedFieldSideBySide Of(StagedField field) => new(
        field.Path.Value, JsonText.Parse(field.Baseline), JsonText.Parse(field.Local), JsonText.Parse(field.Remote), JsonText.Parse(field.Proposed), field.Decision, field.Outcome, field.Message);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Infrastructure.Shopify.Calling;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;
using UserErrors = ShopifySync.Infrastructure.Shopify.Writing.UserErrors;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

internal sealed class BulkOperations(ShopifyGraphQLClient client, ResultFiles files) : IBulkOperations
{
    public Task<Result<BulkSighting>> StartQuery(StoreCall call, string query, CancellationToken ct) =>
        Start(call, new ShopifyRequest(ShopifyDocument.BulkRunQuery, new JsonObject { ["query"] = query }), "bulkOperationRunQuery", ct);

    public Task<Result<BulkSighting>> StartMutation(StoreCall call, string mutation, string uploadPath, CancellationToken ct) =>
        Start(call, new ShopifyRequest(ShopifyDocument.BulkRunMutation, new JsonObject { ["mutation"] = mutation, ["path"] = uploadPath }), "bulkOperationRunMutation", ct);

    public Task<BulkSighting?> Look(StoreCall call, string remoteId, CancellationToken ct) => client.Read(
        call, new ShopifyRequest(ShopifyDocument.BulkLook, new JsonObject { ["id"] = remoteId }, Guess: 1),
        answer => ObjectOrNull(answer.Data, "bulkOperation") is { } operation ? Sighting(operation) : null, ct);

    public Task<IReadOnlyList<BulkSighting>> Recent(StoreCall call, BulkRunType type, CancellationToken ct)
    {
        var variables = new JsonObject { ["query"] = $"operation_type:{(type == BulkRunType.Query ? "query" : "mutation")}" };
        return client.Read<IReadOnlyList<BulkSighting>>(
            call, new ShopifyRequest(ShopifyDocument.BulkRecent, variables), answer => [.. List(Object(answer.Data, "bulkOperations"), "nodes").Select(Sighting)], ct);
    }

    public async Task Cancel(StoreCall call, string remoteId, CancellationToken ct)
    {
        // Its userErrors say only that it has ended or is gone, which is what was wanted.
        using var answer = await client.Send(call, new ShopifyRequest(ShopifyDocument.BulkCancel, new JsonObject { ["id"] = remoteId }), ct);
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(string url, CancellationToken ct) => files.Lines(new Uri(url), ct);

    private async Task<Result<BulkSighting>> Start(StoreCall call, ShopifyRequest request, string payload, CancellationToken ct)
    {
        using var answer = await client.Send(call, request, ct);
        var said = Object(answer.Data, payload);
        var refused = UserErrors.Of(said);
        if (refused.Count == 0)
            return Sighting(Object(said, "bulkOperation"));

        var words = string.Join(" ", refused.Select(r => r.Message));
        return refused.Any(r => r.Code is "OPERATION_IN_PROGRESS" or "LIMIT_REACHED") ? BulkErrors.AllInUse(words) : BulkErrors.Refused(words);
    }

    private static BulkSighting Sighting(JsonElement operation) =>
        new(Text(operation, "id"), Choice<BulkRunType>(operation, "type"), Choice<BulkStatus>(operation, "status"))
        {
            ErrorCode = TextOrNull(operation, "errorCode"),
            CreatedAt = Moment(operation, "createdAt"),
            CompletedAt = TextOrNull(operation, "completedAt") is null ? null : Moment(operation, "completedAt"),
            ObjectCount = Count(operation, "objectCount"),
            RootObjectCount = Count(operation, "rootObjectCount"),
            FileSize = Count(operation, "fileSize"),
            Url = TextOrNull(operation, "url"),
            PartialDataUrl = TextOrNull(operation, "partialDataUrl"),
            Document = TextOrNull(operation, "query"),
        };

    /// <summary>An UnsignedInt64 is written as text.</summary>
    private static long? Count(JsonElement parent, string name) =>
        TextOrNull(parent, name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw new UnreadableNodeException($"{name} '{text}' is no count");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Writing;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>The same documents as <see cref="ShopifyCatalogWriter"/>, their variables line by line in a file.</summary>
internal sealed class ShopifyBulkCatalogWriter(ShopifyGraphQLClient client, StagedUploads uploads) : IBulkCatalogWriter
{
    public string ProductLine(string remoteId, IReadOnlyList<FieldEdit> fields) => WriteVariables.Product(remoteId, fields).ToJsonString(FieldValue.Json);

    public string VariantsLine(string remoteId, IReadOnlyList<VariantEdit> variants) => WriteVariables.Variants(remoteId, variants).ToJsonString(FieldValue.Json);

    public string Mutation(PushDocumentKind document, string mark)
    {
        var text = DocumentOf(document).Text;
        var name = document.ToString();
        return text.Replace($"mutation {name}(", $"mutation {name}_{mark}(", StringComparison.Ordinal);
    }

    public async Task<string> Upload(StoreCall call, IReadOnlyList<string> lines, CancellationToken ct)
    {
        var target = await Target(call, ct);
        await uploads.Send(target, lines, ct);
        return target.Fields.First(f => f.Name == "key").Value;
    }

    public BulkAnswer Read(ReadOnlyMemory<byte> line, PushDocumentKind document)
    {
        int? number = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            number = json.RootElement.GetProperty("__lineNumber").GetInt32();
            if (json.RootElement.TryGetProperty("errors", out var errors) && errors is { ValueKind: JsonValueKind.Array } && errors.GetArrayLength() > 0)
                return new BulkAnswer(number, null, TextOrNull(errors[0], "message") ?? errors.ToString());

            var data = Object(json.RootElement, "data");
            return new BulkAnswer(number, document == PushDocumentKind.ProductUpdate
                ? WriteAnswers.Of(data, WriteAnswers.ProductUpdate, WriteAnswers.Product)
                : WriteAnswers.Of(data, WriteAnswers.VariantsUpdate, WriteAnswers.VariantsOf), null);
        }
        catch (Exception odd) when (odd is JsonException or UnreadableNodeException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new BulkAnswer(number, null, odd.Message);
        }
    }

    private Task<StagedTarget> Target(StoreCall call, CancellationToken ct) => client.Read(call, new ShopifyRequest(ShopifyDocument.StagedUpload, new JsonObject
    {
        ["input"] = new JsonArray(new JsonObject
        {
            ["resource"] = "BULK_MUTATION_VARIABLES", ["filename"] = "push.jsonl", ["mimeType"] = "text/jsonl", ["httpMethod"] = "POST",
        }),
    }), answer =>
    {
        var payload = Object(answer.Data, "stagedUploadsCreate");
        if (UserErrors.Of(payload) is { Count: > 0 } refused)
            throw new UnreadableNodeException(string.Join(" ", refused.Select(r => r.Message)));

        var target = List(payload, "stagedTargets").FirstOrDefault();
        return new StagedTarget(new Uri(Text(target, "url")), [.. List(target, "parameters").Select(p => (Text(p, "name"), Text(p, "value")))]);
    }, ct);

    private static ShopifyDocument DocumentOf(PushDocumentKind kind) => kind switch
    {
        PushDocumentKind.ProductUpdate => ShopifyDocument.ProductUpdate,
        PushDocumentKind.VariantsUpdate => ShopifyDocument.VariantsUpdate,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It goes by calls of its own."),
    };
}

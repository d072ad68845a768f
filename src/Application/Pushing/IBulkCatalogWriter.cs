using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// Writes of many products in one file: a line holds the variables of one document for one product, Shopify works the lines off in
/// an order of its own and answers each under its number. Starting, looking and downloading are <c>IBulkOperations</c>.
/// </summary>
public interface IBulkCatalogWriter
{
    /// <summary>Variables of <see cref="PushDocumentKind.ProductUpdate"/>: only the given fields.</summary>
    string ProductLine(string remoteId, IReadOnlyList<FieldEdit> fields);

    /// <summary>Variables of <see cref="PushDocumentKind.VariantsUpdate"/>: only the given fields.</summary>
    string VariantsLine(string remoteId, IReadOnlyList<VariantEdit> variants);

    /// <summary>The document itself, its operation named by <paramref name="mark"/> so that it can be found again.</summary>
    string Mutation(PushDocumentKind document, string mark);

    /// <summary>Uploads the lines, in their order, without a gap. Gives the path by which the operation is started.</summary>
    Task<string> Upload(StoreCall call, IReadOnlyList<string> lines, CancellationToken ct);

    /// <summary>One line of the result file.</summary>
    BulkAnswer Read(ReadOnlyMemory<byte> line, PushDocumentKind document);
}

/// <summary>What Shopify said to one line.</summary>
/// <param name="Number">The line's number in our file, from 0; null when the line itself could not be read.</param>
/// <param name="Outcome">Null when the line was not carried out, or its answer not understood: the product is read again and goes by itself.</param>
/// <param name="Trouble">Why there is no outcome.</param>
public sealed record BulkAnswer(int? Number, PushOutcome? Outcome, string? Trouble);

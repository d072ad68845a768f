using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>One document that writes some of a change's fields.</summary>
internal sealed record PushDocument(
    PushDocumentKind Kind, IReadOnlyList<FieldPath> Paths, Func<IShopifyCatalogWriter, StoreCall, CancellationToken, Task<PushOutcome>> Send)
{
    /// <summary>Its variables as a line of a bulk mutation's file; null for a document that goes by a call of its own.</summary>
    public Func<IBulkCatalogWriter, string>? Line { get; init; }

    /// <summary>Variants that are gone once the document is accepted.</summary>
    public IReadOnlyList<string> RemovedVariants { get; init; } = [];

    /// <summary>Shopify takes at most 250 entries in one input list.</summary>
    private const int MostVariants = 250;

    /// <summary>
    /// In the order in which they depend on each other: options carry the variants' option values along, variants go before
    /// others come (a product has a limit of them), values of those that stay come last.
    /// </summary>
    public static IEnumerable<PushDocument> For(
        IReadOnlyList<FieldChange> fields, PushTarget target, ProductSnapshot remote, IReadOnlyDictionary<string, VariantTrio> variants)
    {
        var id = target.Link.RemoteId;
        var ofOptions = fields.Where(f => f.Path == FieldPath.Options || f.Path.VariantField == "optionValues").ToList();
        if (ofOptions.Count > 0)
        {
            var whole = remote.With(ofOptions.Select(f => new FieldEdit(f.Path, f.Proposed)), key => variants.GetValueOrDefault(key)?.Remote);
            yield return new PushDocument(PushDocumentKind.ProductSet, PathsOf(ofOptions), (writer, call, ct) => writer.SetOptions(call, id, whole, ct));
        }

        var ofProduct = fields.Where(f => !f.Path.IsVariant && f.Path != FieldPath.Options).ToList();
        if (ofProduct.Count > 0)
        {
            FieldEdit[] edits = [.. ofProduct.Select(f => new FieldEdit(f.Path, f.Proposed))];
            yield return new PushDocument(PushDocumentKind.ProductUpdate, PathsOf(ofProduct), (writer, call, ct) => writer.UpdateProduct(call, id, edits, ct))
            {
                Line = writer => writer.ProductLine(id, edits),
            };
        }

        var wholeVariants = fields.Where(f => f.Path is { IsVariant: true, VariantField: null }).ToList();
        foreach (var group in wholeVariants.Where(f => f.Proposed is null).Chunk(MostVariants))
        {
            string[] ids = [.. group.Select(f => variants[f.Path.Key!].Remote!.RemoteId!)];
            yield return new PushDocument(PushDocumentKind.VariantsDelete, PathsOf(group), (writer, call, ct) => writer.DeleteVariants(call, id, ids, ct)) { RemovedVariants = ids };
        }

        string[] options = [.. target.Local.Content.Options.Select(o => o.Name)];
        foreach (var group in wholeVariants.Where(f => f.Proposed is not null).Chunk(MostVariants))
        {
            VariantSnapshot[] made = [.. group.Select(f => FieldValue.Read<VariantSnapshot>(f.Proposed)!)];
            yield return new PushDocument(PushDocumentKind.VariantsCreate, PathsOf(group), (writer, call, ct) => writer.CreateVariants(call, id, options, made, ct));
        }

        var ofVariants = fields.Where(f => f.Path.VariantField is not (null or "optionValues")).GroupBy(f => f.Path.Key!).ToList();
        foreach (var group in ofVariants.Chunk(MostVariants))
        {
            VariantEdit[] edits = [.. group.Select(g => new VariantEdit(variants[g.Key].Remote!.RemoteId!, [.. g.Select(f => (f.Path.VariantField!, f.Proposed))]))];
            yield return new PushDocument(PushDocumentKind.VariantsUpdate, PathsOf(group.SelectMany(g => g)), (writer, call, ct) => writer.UpdateVariants(call, id, edits, ct))
            {
                Line = writer => writer.VariantsLine(id, edits),
            };
        }
    }

    /// <summary>
    /// Documents without an order among them, that name all they change and nothing else. Options, new variants and whole products depend
    /// on what goes before them, or need an answer before the next step.
    /// </summary>
    public static bool GoesInBulk(PushDocumentKind kind) => kind is PushDocumentKind.ProductUpdate or PushDocumentKind.VariantsUpdate;

    private static FieldPath[] PathsOf(IEnumerable<FieldChange> fields) => [.. fields.Select(f => f.Path)];
}

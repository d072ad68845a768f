using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>Counts what approved changes will need, from what their lists carry: no change is loaded for it.</summary>
internal static class CountPushWork
{
    public const StagedFields OfVariants = StagedFields.Price | StagedFields.CompareAtPrice | StagedFields.Sku | StagedFields.Barcode
        | StagedFields.Cost | StagedFields.Weight | StagedFields.OtherVariantFields;

    private const StagedFields NotWritten = StagedFields.Media | StagedFields.Metafields;
    private const StagedFields OfOneProduct = ~(OfVariants | StagedFields.Variants | StagedFields.Options | NotWritten);

    public static async Task<PushWork> Of(IAppDbContext db, IQueryable<StagedChange> approved, CancellationToken ct)
    {
        var groups = await approved.GroupBy(c => new { c.Kind, c.Summary.Fields })
            .Select(g => new { g.Key.Kind, g.Key.Fields, Changes = g.Count(), FieldCount = g.Sum(c => c.Summary.FieldCount) }).ToListAsync(ct);
        var documents = new Dictionary<PushDocumentKind, int>();
        var (bulkChanges, bulkLines, newVariants) = (0, 0, 0);
        foreach (var group in groups)
        {
            var kinds = Documents(group.Kind, group.Fields).ToList();
            foreach (var kind in kinds)
                documents[kind] = documents.GetValueOrDefault(kind) + group.Changes;
            if (GoesInBulk(group.Kind, group.Fields))
                (bulkChanges, bulkLines) = (bulkChanges + group.Changes, bulkLines + (kinds.Count * group.Changes));

            // A field that is a whole variant adds or removes one: what is counted is the most there can be.
            if (group.Fields.HasFlag(StagedFields.Variants))
                newVariants += group.FieldCount;
        }

        var created = approved.Where(c => c.Kind == ChangeKind.Create).Select(c => c.ProductId);
        if (groups.Exists(g => g.Kind == ChangeKind.Create))
            newVariants += await db.Variants.CountAsync(v => created.Contains(v.ProductId), ct);
        return new PushWork(groups.Sum(g => g.Changes), documents, bulkChanges, bulkLines, newVariants);
    }

    /// <summary>Every document that the change needs can be a line of a file.</summary>
    public static bool GoesInBulk(ChangeKind change, StagedFields fields) => Documents(change, fields).ToList() is { Count: > 0 } kinds && kinds.TrueForAll(PushDocument.GoesInBulk);

    private static IEnumerable<PushDocumentKind> Documents(ChangeKind change, StagedFields fields)
    {
        if (change != ChangeKind.Update)
        {
            yield return change == ChangeKind.Create ? PushDocumentKind.ProductSet : PushDocumentKind.ProductDelete;
            yield break;
        }

        if (fields.HasFlag(StagedFields.Options))
            yield return PushDocumentKind.ProductSet;
        if ((fields & OfOneProduct) != 0)
            yield return PushDocumentKind.ProductUpdate;
        if (fields.HasFlag(StagedFields.Variants))
            yield return PushDocumentKind.VariantsCreate;
        if ((fields & OfVariants) != 0)
            yield return PushDocumentKind.VariantsUpdate;
    }
}

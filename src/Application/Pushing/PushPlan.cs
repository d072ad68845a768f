using ShopifySync.Domain.Catalog;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// Which approved fields are already there, which moved since they were approved, and the fewest documents that write
/// the rest: at most one of each kind for a product. Pure.
/// </summary>
internal sealed record PushPlan(IReadOnlyList<FieldResult> Settled, IReadOnlyList<PushDocument> Documents)
{
    private const string NotYet = "Pushing media and metafields comes with a later version; nothing was sent.";

    public static PushPlan Of(StagedChange change, PushTarget target, RemoteProduct fresh)
    {
        var remote = ProductDiff.WithKnownSources(target.Baseline.Remote, fresh.Snapshot);
        var variants = VariantMatch.Of(target.Baseline.Remote, target.Local, remote).ToDictionary(t => t.Key);
        var settled = new List<FieldResult>();
        var toWrite = new List<FieldChange>();
        foreach (var field in change.Fields.Where(f => f.Decision == FieldDecision.Approved && f.Outcome == FieldOutcome.None))
        {
            var now = ValueIn(remote, field.Path, variants);
            if (now == field.Proposed)
                settled.Add(new FieldResult(field.Path, FieldOutcome.AlreadyThere));
            else if (now != field.Remote)
                settled.Add(new FieldResult(field.Path, FieldOutcome.Stale, "The store's value moved after the approval.", field.Local, now));
            else if (field.Path.Facet != Facet.Content)
                settled.Add(new FieldResult(field.Path, FieldOutcome.Refused, NotYet));
            else
                toWrite.Add(field);
        }

        return new PushPlan(settled, [.. PushDocument.For(toWrite, target, remote, variants)]);
    }

    public static string? ValueIn(ProductSnapshot remote, FieldPath path, IReadOnlyDictionary<string, VariantTrio> variants)
    {
        if (!path.IsVariant)
            return remote.Read(path);
        if (variants.GetValueOrDefault(path.Key!)?.Remote is not { } variant)
            return null;

        return path.VariantField is { } field ? ProductFields.Read(variant, field) : FieldValue.Of(variant with { RemoteId = null });
    }
}

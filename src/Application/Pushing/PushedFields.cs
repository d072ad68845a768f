using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>Gathers the store's answers of one push and turns them into outcomes by field and the new baseline.</summary>
internal sealed class PushedFields(PushTarget target, ProductSnapshot fresh)
{
    private readonly List<FieldResult> _results = [];
    private ProductSnapshot _remote = ProductDiff.WithKnownSources(target.Baseline.Remote, fresh);
    private DateTimeOffset? _updatedAt;

    public void Take(PushDocument document, PushOutcome outcome) => Take(document.Paths, document.RemovedVariants, outcome);

    public void Take(IReadOnlyList<FieldPath> paths, IReadOnlyList<string> removedVariants, PushOutcome outcome)
    {
        switch (outcome)
        {
            case PushOutcome.Accepted accepted:
                _updatedAt = accepted.UpdatedAt;
                _remote = Answered(accepted, removedVariants);
                _results.AddRange(paths.Select(p => new FieldResult(p, FieldOutcome.Written)));
                break;
            case PushOutcome.Refused refused:
                var words = string.Join(" ", refused.Refusals.Select(r => r.Words).Distinct());
                _results.AddRange(paths.Select(p => new FieldResult(p, FieldOutcome.Refused, words)));
                break;
        }
    }

    /// <summary>Gives the variants as both sides have them now; those that the push made are yet to be linked.</summary>
    /// <param name="more">Other documents of the change are still under way.</param>
    public IReadOnlyList<VariantTrio> Settle(StagedChange change, IReadOnlyList<FieldResult> settled, DateTimeOffset now, bool more = false)
    {
        _results.AddRange(settled);
        change.Finish(_results, now, more);

        var agreed = _results.Where(r => r.Outcome is FieldOutcome.Written or FieldOutcome.AlreadyThere).Select(r => r.Path).ToHashSet();
        var variants = VariantMatch.Of(target.Baseline.Remote, target.Local, _remote);
        var byKey = variants.ToDictionary(t => t.Key);
        Agreement[] agreements = [.. change.Fields.Where(f => agreed.Contains(f.Path)).Select(f => new Agreement(f.Path, f.Proposed, Answer(f.Path, byKey)))];
        var baseline = target.Baseline.Agree(agreements, target.Local, _remote);

        // What the fresh reading showed beside our own fields is for the next pull to compare; only what we wrote is known to both.
        var lastSeen = LinkedState.ReadRemote(target.Link);
        var seen = lastSeen.With(agreements.Select(a => new FieldEdit(a.Path, a.Remote)), VariantsOf(lastSeen, byKey));
        LinkedState.Write(target.Link, baseline, seen);
        if (_updatedAt is { } updatedAt)
            target.Link.Written(updatedAt, now);
        if (_results.FirstOrDefault(r => r.Outcome == FieldOutcome.Refused) is { } refused)
            target.Link.PushFailed(refused.Message ?? "");
        return variants;
    }

    /// <summary>A new variant's answer carries the id that the store gave it.</summary>
    private string? Answer(FieldPath path, IReadOnlyDictionary<string, VariantTrio> variants) =>
        path is { IsVariant: true, VariantField: null }
            ? FieldValue.Of(variants.GetValueOrDefault(path.Key!)?.Remote)
            : PushPlan.ValueIn(_remote, path, variants);

    private ProductSnapshot Answered(PushOutcome.Accepted accepted, IReadOnlyList<string> removed)
    {
        var content = accepted.Product is { } product ? product with { Variants = _remote.Content.Variants } : _remote.Content;
        var answered = accepted.Variants.Where(v => v.RemoteId is not null).ToDictionary(v => v.RemoteId!);
        var known = content.Variants.Where(v => v.RemoteId is null || !removed.Contains(v.RemoteId)).Select(v => v.RemoteId is { } id && answered.Remove(id, out var now) ? now : v).ToList();
        return _remote with { Content = content with { Variants = [.. known, .. answered.Values] } };
    }

    private static Func<string, VariantSnapshot?> VariantsOf(ProductSnapshot snapshot, IReadOnlyDictionary<string, VariantTrio> variants) => key =>
        variants.GetValueOrDefault(key) is { } trio
            ? snapshot.Content.Variants.FirstOrDefault(v => v.RemoteId is not null && v.RemoteId == (trio.Remote ?? trio.Baseline)?.RemoteId)
            : null;
}

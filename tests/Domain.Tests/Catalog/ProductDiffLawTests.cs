using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Tests.Catalog.Histories;

namespace ShopifySync.Domain.Tests.Catalog;

/// <summary>What holds for every history of edits; 10,000 random ones each.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ProductDiffLawTests
{
    [Test]
    public void MergeLaw_WhateverWasEdited_ApprovingAllLeavesExactlyTheConflicts() =>
        History.Check(OnlyConflictsAreLeft, plainStore: true, Side.Local, Side.Remote);

    [Test]
    public void FixedPointLaw_WhateverTheStoreMakesOfWhatItIsSent_TheNextPullStagesNothing() =>
        History.Check(OnlyConflictsAreLeft, plainStore: false, Side.Local, Side.Remote);

    [Test]
    public void Table_WhateverWasEdited_EveryDifferenceIsOfTheSideThatMoved() =>
        History.Check(KindsFollowTheMoves, plainStore: true, Side.Local, Side.Remote);

    [Test]
    public void RemoteOnly_AppliedToTheBaseline_GivesTheRemote() =>
        History.Check(InboundGivesTheRemote, plainStore: true, Side.Remote);

    [Test]
    public void LocalOnly_AppliedToTheStore_GivesTheLocal() =>
        History.Check(OutboundGivesTheLocal, plainStore: true, Side.Local);

    [Test]
    public void Between_WhereNobodyEdited_ShowsNoDifference() =>
        History.Check(OnlyEditedFieldsDiffer, plainStore: false, Side.Local, Side.Remote);

    [Test]
    public void Between_OfTheSameTexts_IsTheSame() =>
        History.Check(ReadBackItIsTheSame, plainStore: false, Side.Local, Side.Remote);

    private static string? OnlyConflictsAreLeft(History history)
    {
        var store = new NormalisingStore(history.PlainStore, history.Seed);
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            product = History.Edited(product, round);
            var before = product.Differences;
            product = product.AfterApprovingAll(store);
            var after = product.Differences;
            if (!Clashes(before).SequenceEqual(Clashes(after)) || after.Any(d => d.Kind != DifferenceKind.Conflict))
                return $"before:\n{Lines(before)}\nafter:\n{Lines(after)}";
        }

        return null;

        // By kind and values: the key of a variant follows an approved new label.
        static IEnumerable<(string, string?, string?, string?)> Clashes(IEnumerable<FieldDifference> of) =>
            of.Where(d => d.Kind == DifferenceKind.Conflict).Select(d => (d.Path.Kind, d.Baseline, d.Local, d.Remote)).Order();
    }

    private static string? KindsFollowTheMoves(History history)
    {
        var store = new NormalisingStore(history.PlainStore, history.Seed);
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            product = History.Edited(product, round);
            var wrong = product.Differences.Where(d => d.Kind != KindOf(d)).ToList();
            if (wrong.Count > 0)
                return Lines(wrong);

            product = product.AfterApprovingAll(store);
        }

        return null;

        static DifferenceKind? KindOf(FieldDifference d) => (d.Local != d.Baseline, d.Remote != d.Baseline) switch
        {
            (false, false) => null,
            (false, true) => DifferenceKind.Inbound,
            (true, false) => DifferenceKind.Outbound,
            _ => d.Local == d.Remote ? DifferenceKind.Agreed : DifferenceKind.Conflict,
        };
    }

    private static string? InboundGivesTheRemote(History history)
    {
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            product = History.Edited(product, round);
            var differences = product.Differences;
            var seen = ProductDiff.WithKnownSources(product.Baseline.Remote, product.Remote);
            var trios = VariantMatch.Of(product.Baseline.Remote, product.Local, seen).ToDictionary(t => t.Key);
            var given = product.Baseline.Remote.With(differences.Select(d => new FieldEdit(d.Path, d.Proposed)), key => trios[key].Baseline);
            if (differences.Any(d => d.Kind != DifferenceKind.Inbound) || Comparable(given) != Comparable(seen))
                return $"{Lines(differences)}\ngives\n{Comparable(given)}\nnot\n{Comparable(seen)}";

            product = product.AfterApprovingAll(new NormalisingStore(plain: true, history.Seed));
        }

        return null;
    }

    private static string? OutboundGivesTheLocal(History history)
    {
        var store = new NormalisingStore(plain: true, history.Seed);
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            product = History.Edited(product, round);
            var differences = product.Differences;
            var pushed = product.AfterApprovingAll(store);
            if (differences.Any(d => d.Kind != DifferenceKind.Outbound) || Comparable(pushed.Remote) != Comparable(product.Local))
                return $"{Lines(differences)}\ngives\n{Comparable(pushed.Remote)}\nnot\n{Comparable(product.Local)}";

            product = pushed;
        }

        return null;
    }

    private static string? OnlyEditedFieldsDiffer(History history)
    {
        var store = new NormalisingStore(history.PlainStore, history.Seed);
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            // What is in conflict stays different until somebody decides; it is not what this law is about.
            var open = product.Differences.Select(d => Family(d.Path));
            var edited = round.Select(s => RandomEdits.NameOf(s.Kind)).Concat(open).ToHashSet();
            product = History.Edited(product, round);
            var unasked = product.Differences.Where(d => !edited.Contains(Family(d.Path))).ToList();
            if (unasked.Count > 0)
                return Lines(unasked);

            product = product.AfterApprovingAll(store);
        }

        return null;

        static string Family(FieldPath path) => path.IsVariant ? "variants" : path.IsMetafield ? "metafields" : path.Kind.Split('.')[0];
    }

    private static string? ReadBackItIsTheSame(History history)
    {
        var store = new NormalisingStore(history.PlainStore, history.Seed);
        var product = Agreed.On(history.Start());
        foreach (var round in history.Rounds)
        {
            product = History.Edited(product, round);
            var again = new Agreed(product.Baseline with { Remote = ReadBack(product.Baseline.Remote) }, ReadBack(product.Local), ReadBack(product.Remote));
            var (first, second) = (product.Differences, again.Differences);
            if (!first.SequenceEqual(second))
                return $"{Lines(first)}\nthen\n{Lines(second)}";

            product = again.AfterApprovingAll(store);
        }

        return null;

        static ProductSnapshot ReadBack(ProductSnapshot snapshot) => SnapshotJson.Read(SnapshotJson.Write(snapshot));
    }

    /// <summary>Without ids, and without the orders that mean nothing.</summary>
    private static string Comparable(ProductSnapshot snapshot) => SnapshotJson.Write(snapshot with
    {
        Content = snapshot.Content with { Variants = [.. snapshot.Content.Variants.Select(v => v with { RemoteId = null }).OrderBy(v => v.Label, StringComparer.Ordinal)] },
        Media = [.. snapshot.Media.Select(m => m with { RemoteId = null })],
    });

    private static string Lines(IEnumerable<FieldDifference> differences) => string.Join('\n', differences);
}

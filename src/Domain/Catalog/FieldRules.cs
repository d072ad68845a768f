using ShopifySync.Domain.Policies;

namespace ShopifySync.Domain.Catalog;

/// <summary>The decision about one field: who moved, who owns it, and what a clash leads to. Pure.</summary>
internal static class FieldRules
{
    public static IReadOnlyList<FieldDifference> Decide(
        FieldPath path, string? agreed, string? agreedLocally, string? local, string? remote, FieldPolicy policy)
    {
        var localMoved = local != agreedLocally;
        var remoteMoved = remote != agreed;
        if ((!localMoved && !remoteMoved) || policy.Ownership == Ownership.Ignored)
            return [];
        if (local == remote)
            return [As(DifferenceKind.Agreed, remote)];

        return policy.Ownership switch
        {
            Ownership.ShopifyOwns => [As(DifferenceKind.Inbound, remote)],
            Ownership.LocalOwns => [As(DifferenceKind.Outbound, local)],
            _ when !localMoved => [As(DifferenceKind.Inbound, remote)],
            _ when !remoteMoved => [As(DifferenceKind.Outbound, local)],
            _ => Clash(),
        };

        FieldDifference As(DifferenceKind kind, string? proposed) => new(path, kind, agreed, local, remote, proposed);

        IReadOnlyList<FieldDifference> Clash()
        {
            switch (policy.Strategy)
            {
                case ConflictStrategy.LocalWins:
                    return [As(DifferenceKind.Outbound, local)];
                case ConflictStrategy.ShopifyWins:
                    return [As(DifferenceKind.Inbound, remote)];
                case ConflictStrategy.Merge when path == FieldPath.Tags:
                    var merged = MergeSets(agreed, local, remote);
                    List<FieldDifference> both = [];
                    if (merged != local)
                        both.Add(As(DifferenceKind.Inbound, merged));
                    if (merged != remote)
                        both.Add(As(DifferenceKind.Outbound, merged));
                    return both;
                default:
                    return [As(DifferenceKind.Conflict, null)];
            }
        }
    }

    /// <summary>What either side added stays, what either side removed goes.</summary>
    private static string? MergeSets(string? agreed, string? local, string? remote)
    {
        var was = FieldValue.ReadList<string>(agreed);
        var here = FieldValue.ReadList<string>(local);
        var there = FieldValue.ReadList<string>(remote);
        var comparer = StringComparer.OrdinalIgnoreCase;
        var gone = was.Where(t => !here.Contains(t, comparer) || !there.Contains(t, comparer)).ToHashSet(comparer);
        return FieldValue.Of(CanonicalForm.Tags(here.Concat(there).Where(t => !gone.Contains(t))));
    }
}

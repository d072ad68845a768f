using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Tests.Catalog.Histories;

internal sealed record Step(Side Side, int Kind, int Seed);

/// <summary>
/// A random start and random edits on either side, in rounds: after each, everything is approved. All of it follows from
/// one seed, and a failing history is cut down to the steps that it needs.
/// </summary>
internal sealed record History(int Seed, bool PlainStore, IReadOnlyList<IReadOnlyList<Step>> Rounds)
{
    public const int Count = 10_000;

    public static History Random(int seed, bool plainStore, params Side[] sides)
    {
        var dice = new Random(seed);
        return new History(seed, plainStore, [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Round())]);

        IReadOnlyList<Step> Round() =>
            [.. Enumerable.Range(0, dice.Next(7)).Select(_ => new Step(sides[dice.Next(sides.Length)], dice.Next(RandomEdits.Count), dice.Next()))];
    }

    public ProductSnapshot Start() => RandomEdits.Product(new EditContext(Side.Remote, Seed));

    public static Agreed Edited(Agreed agreed, IReadOnlyList<Step> round)
    {
        foreach (var (side, kind, seed) in round)
        {
            var context = new EditContext(side, seed);
            agreed = side == Side.Local
                ? agreed with { Local = RandomEdits.Make(kind, context, agreed.Local) }
                : agreed with { Remote = RandomEdits.Make(kind, context, agreed.Remote) };
        }

        return agreed;
    }

    /// <summary>Looks for a history that breaks a law; the law gives null where it holds, else what is wrong.</summary>
    public static void Check(Func<History, string?> law, bool plainStore, params Side[] sides)
    {
        var edited = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var history = Random(seed, plainStore, sides);
            edited += history.Rounds.Any(round => round.Count > 0) ? 1 : 0;
            if (law(history) is not null)
            {
                var least = history.Shrunk(law);
                Assert.Fail($"{least}\n{law(least)}");
            }
        }

        Assert.That(edited, Is.GreaterThan(Count / 2), "histories without an edit would keep any law");
    }

    public override string ToString() =>
        $"Seed {Seed}: " + string.Join(" | ", Rounds.Select(r => string.Join(", ", r.Select(s => $"{s.Side} {RandomEdits.NameOf(s.Kind)} {s.Seed}"))));

    private History Shrunk(Func<History, string?> law)
    {
        var smaller = Rounds.SelectMany((round, r) => round.Select((_, s) => Without(r, s)))
            .Concat(Rounds.Select((_, r) => this with { Rounds = [.. Rounds.Where((_, i) => i != r)] }))
            .FirstOrDefault(h => law(h) is not null);
        return smaller?.Shrunk(law) ?? this;
    }

    private History Without(int round, int step) =>
        this with { Rounds = [.. Rounds.Select((r, i) => i == round ? (IReadOnlyList<Step>)[.. r.Where((_, s) => s != step)] : r)] };
}

using System.Text.RegularExpressions;

namespace ShopifySync.Web.Components.Shared;

public enum WordKind
{
    Same,
    Removed,
    Added,
}

public readonly record struct WordRun(WordKind Kind, string Text);

/// <summary>Which words of a text went and which came. HTML tags count as words. Pure.</summary>
/// <remarks>Myers' algorithm; beyond <see cref="HighestDistance"/> differences two texts have little in common and are shown as replaced.</remarks>
public static partial class WordDiff
{
    private const int HighestDistance = 400;

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (old, @new) = (Words(before), Words(after));
        var head = CommonLength(old, @new);
        var tail = CommonLength(old.AsSpan(head).ToArray().Reverse().ToArray(), @new.AsSpan(head).ToArray().Reverse().ToArray());
        var middle = Middle(old[head..^tail], @new[head..^tail]);
        return Join([.. old[..head].Select(Same), .. middle, .. old[(old.Length - tail)..].Select(Same)]);
    }

    private static WordRun Same(string word) => new(WordKind.Same, word);

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static int CommonLength(string[] a, string[] b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[length] == b[length])
            length++;
        return length;
    }

    private static IEnumerable<WordRun> Middle(string[] old, string[] @new)
    {
        if (old.Length == 0 || @new.Length == 0 || Trace(old, @new) is not { } trace)
            return [.. old.Select(w => new WordRun(WordKind.Removed, w)), .. @new.Select(w => new WordRun(WordKind.Added, w))];

        return Walk(old, @new, trace);
    }

    /// <summary>The furthest reach on each diagonal after 0, 1, 2... differences; null beyond the highest distance.</summary>
    private static List<int[]>? Trace(string[] old, string[] @new)
    {
        var limit = Math.Min(old.Length + @new.Length, HighestDistance);
        var reach = new int[(2 * limit) + 3];
        var trace = new List<int[]>();
        for (var distance = 0; distance <= limit; distance++)
        {
            trace.Add((int[])reach.Clone());
            for (var diagonal = -distance; diagonal <= distance; diagonal += 2)
            {
                var x = StepsDown(reach, diagonal, distance, limit) ? reach[diagonal + 1 + limit + 1] : reach[diagonal - 1 + limit + 1] + 1;
                while (x < old.Length && x - diagonal < @new.Length && old[x] == @new[x - diagonal])
                    x++;
                reach[diagonal + limit + 1] = x;
                if (x >= old.Length && x - diagonal >= @new.Length)
                    return trace;
            }
        }

        return null;
    }

    private static bool StepsDown(int[] reach, int diagonal, int distance, int limit) =>
        diagonal == -distance || (diagonal != distance && reach[diagonal - 1 + limit + 1] < reach[diagonal + 1 + limit + 1]);

    private static IEnumerable<WordRun> Walk(string[] old, string[] @new, List<int[]> trace)
    {
        var runs = new Stack<WordRun>();
        var limit = (trace[0].Length - 3) / 2;
        var (x, y) = (old.Length, @new.Length);
        for (var distance = trace.Count - 1; distance >= 0; distance--)
        {
            var (reach, diagonal) = (trace[distance], x - y);
            var down = StepsDown(reach, diagonal, distance, limit);
            var from = down ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = distance == 0 ? (0, 0) : (reach[from + limit + 1], reach[from + limit + 1] - from);
            while (x > fromX && y > fromY)
                (x, y, _) = (x - 1, y - 1, Push(runs, WordKind.Same, old[x - 1]));
            if (distance > 0)
                (x, y, _) = down ? (x, y - 1, Push(runs, WordKind.Added, @new[y - 1])) : (x - 1, y, Push(runs, WordKind.Removed, old[x - 1]));
        }

        return runs;
    }

    private static bool Push(Stack<WordRun> runs, WordKind kind, string word)
    {
        runs.Push(new WordRun(kind, word));
        return true;
    }

    /// <summary>Neighbours of one kind become one run; within a changed stretch what went comes first.</summary>
    private static List<WordRun> Join(List<WordRun> words)
    {
        var runs = new List<WordRun>();
        for (var i = 0; i < words.Count;)
        {
            var same = words[i].Kind == WordKind.Same;
            var stretch = words.Skip(i).TakeWhile(w => (w.Kind == WordKind.Same) == same).ToArray();
            runs.AddRange(stretch.GroupBy(w => w.Kind).OrderBy(g => g.Key).Select(g => new WordRun(g.Key, string.Concat(g.Select(w => w.Text)))));
            i += stretch.Length;
        }

        return runs;
    }

    [GeneratedRegex(@"<[^<>]*>|&\w+;|\s+|\d+(?:[.,]\d+)+|[\p{L}\p{M}\p{Nd}_'’]+|.", RegexOptions.Singleline)]
    private static partial Regex Word();
}

using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using static ShopifySync.Application.Monitoring.ForecastWords;

namespace ShopifySync.Application.Pushing;

public enum PushRoute
{
    /// <summary>A mutation for each product and kind of document.</summary>
    Single,

    /// <summary>Files of variables that Shopify works off by itself: the mutations in them cost no points.</summary>
    Bulk,
}

/// <summary>What a push will take by either route, and which one is taken. Pure.</summary>
/// <param name="Reason">Why this route, in words.</param>
/// <param name="SingleCalls">Everything by single calls, the reading before it included.</param>
/// <param name="BulkOperations">By bulk mutations, with single calls for what these cannot write; null where they can write nothing of it.</param>
/// <param name="VariantLimit">What Shopify's daily limit of new variants means for this push; null where it does not matter.</param>
public sealed record PushForecast(PushRoute Route, string Reason, RouteForecast SingleCalls, RouteForecast? BulkOperations, string? VariantLimit)
{
    /// <summary>Below this, starting and waiting for a bulk operation costs more than it saves whatever the store's speed.</summary>
    public const int FewestForBulk = 100;

    /// <summary>A worker's call waits for its answer while the others' go out; one place is kept for Critical.</summary>
    private const int CallsAtOnce = 9;

    /// <summary>Creating the upload's address and starting.</summary>
    private const int PointsPerFile = 20;
    private const int CallsPerFile = 2;

    /// <summary>Looks at a running operation cost a point and come at growing distances.</summary>
    private const int LooksPerFile = 8;

    /// <summary>Asking for the upload's address, the upload, the start, and the look that finds it ended; and what is ours before and after.</summary>
    private const int CallsAroundARun = 4;
    private const double SecondsAroundARun = 0.2;

    public int Points => Taken.Points;
    public int Calls => Taken.Calls;
    public double? Seconds => Taken.Seconds;

    private RouteForecast Taken => Route == PushRoute.Bulk && BulkOperations is { } bulk ? bulk : SingleCalls;

    public BatchForecast ToBatch() => new(Route.ToString(), Reason, Points, Calls, Seconds);

    /// <param name="wanted">The route that a person or program asks for; the faster one when left out.</param>
    public static PushForecast Of(PushWork work, PushFigures figures, PushRoute? wanted = null)
    {
        var single = BySingleCalls(work, figures);
        var bulk = work.BulkChanges == 0 ? null : ByBulk(work, figures);
        var (route, reason) = bulk is null
            ? (PushRoute.Single, "Single calls: bulk operations write fields of products and variants that the store has, and there are none here.")
            : wanted is { } chosen
            ? (chosen, $"{(chosen == PushRoute.Bulk ? "Bulk operations" : "Single calls")}, as asked for.")
            : Choose(work, figures, single, bulk);

        var (limit, days) = VariantLimitOf(work, figures);
        return new PushForecast(route, reason, Delayed(single, days), bulk is null ? null : Delayed(bulk, days), limit);
    }

    private static (PushRoute, string) Choose(PushWork work, PushFigures figures, RouteForecast single, RouteForecast bulk)
    {
        if (work.BulkChanges < FewestForBulk)
            return (PushRoute.Single, $"Single calls: a bulk operation begins to pay at {FewestForBulk} products.");
        if (single.Seconds is not { } bySingle || bulk.Seconds is not { } byBulk)
            return bulk.Points < single.Points
                ? (PushRoute.Bulk, $"Bulk operations: they cost {Number(bulk.Points)} points instead of {Number(single.Points)}; how fast the store is will be known after its first answer.")
                : (PushRoute.Single, "Single calls: they cost fewer points.");

        var speed = figures.BulkSpeedIsLearned ? "as fast as it was here before" : $"at the {Number(figures.BulkLinesPerSecond)} lines a second assumed until one has run here";
        return byBulk < bySingle
            ? (PushRoute.Bulk, $"Bulk operations: {Duration(byBulk)} instead of {Duration(bySingle)} by single calls ({speed}).")
            : (PushRoute.Single, $"Single calls: {Duration(bySingle)} instead of {Duration(byBulk)} by bulk operations ({speed}).");
    }

    private static RouteForecast BySingleCalls(PushWork work, PushFigures figures)
    {
        var (points, calls) = Singly(work.Changes, work.Documents, figures);
        return new RouteForecast(Whole(points), calls, Slowest(points, figures, [work.Changes * figures.SingleSecondsPerChange, calls * figures.LatencySeconds / CallsAtOnce]));
    }

    private static RouteForecast ByBulk(PushWork work, PushFigures figures)
    {
        var filled = figures.FilesFilledBy(work.BulkLines);
        var files = (int)Math.Ceiling(filled);
        var reads = Groups(work.BulkChanges, figures.IdsPerBulkRead);
        var (others, otherCalls) = Singly(work.OtherChanges, OthersOf(work), figures);
        var points = others + (reads * figures.PointsPerBulkRead) + (files * (PointsPerFile + LooksPerFile));
        var calls = otherCalls + reads + (files * (CallsPerFile + LooksPerFile));
        var own = (work.BulkChanges * figures.BulkSecondsPerChange) + (work.OtherChanges * figures.SingleSecondsPerChange);
        return new RouteForecast(Whole(points), calls, AroundARun(figures.LatencySeconds)
            + (Slowest(points, figures, [own]) is { } ours ? Overlapping(ours, SecondsAtShopify(work.BulkLines, filled, figures), filled) : null));
    }

    /// <summary>What Shopify needs for the lines, with as many files side by side as are filled.</summary>
    private static double SecondsAtShopify(int lines, double filled, PushFigures figures) =>
        lines / (figures.BulkLinesPerSecond * Math.Clamp(figures.BulkGainSideBySide, 1, Math.Min(figures.FilesAtOnce, filled)));

    /// <summary>While Shopify works off one file, we are at another: of the shorter work only one file's share is waited for.</summary>
    internal static double Overlapping(double ours, double atShopify, double files) => Math.Max(ours, atShopify) + (Math.Min(ours, atShopify) / files);

    /// <summary>The other way round: our own seconds, from those of both together.</summary>
    internal static double OursOf(double together, double atShopify, double files) =>
        Math.Max(0, together >= atShopify + (atShopify / files) ? together - (atShopify / files) : (together - atShopify) * files);

    internal static double AroundARun(double latency) => SecondsAroundARun + (CallsAroundARun * latency);

    private static (double Points, int Calls) Singly(int changes, IReadOnlyDictionary<PushDocumentKind, int> documents, PushFigures figures)
    {
        var reads = Groups(changes, figures.IdsPerRead);
        var writes = documents.Sum(d => d.Value);
        return ((reads * figures.PointsPerRead) + documents.Sum(d => d.Value * figures.PointsOf(d.Key)), reads + writes);
    }

    /// <summary>The documents that no bulk operation writes: those of the other kinds, and those beside them in one change.</summary>
    private static Dictionary<PushDocumentKind, int> OthersOf(PushWork work)
    {
        var left = work.BulkLines;
        var others = new Dictionary<PushDocumentKind, int>();
        foreach (var (kind, count) in work.Documents.OrderByDescending(d => d.Key is PushDocumentKind.VariantsUpdate or PushDocumentKind.ProductUpdate))
        {
            var inBulk = kind is PushDocumentKind.VariantsUpdate or PushDocumentKind.ProductUpdate ? Math.Min(left, count) : 0;
            (left, others[kind]) = (left - inBulk, count - inBulk);
        }

        return others;
    }

    /// <summary>The bucket's rate or our own work, whichever takes longer; null while the rate is not known.</summary>
    private static double? Slowest(double points, PushFigures figures, double[] own) => figures.RestoreRate is { } rate
        ? own.Append(Math.Max(0, points - (figures.Available ?? 0)) / rate).Max()
        : null;

    private static (string? Words, int Days) VariantLimitOf(PushWork work, PushFigures figures)
    {
        if (figures.VariantsADay is not { } aDay || work.NewVariants == 0 || figures.StoreVariants + work.NewVariants < figures.VariantLimitFrom)
            return (null, 0);

        var days = (int)Math.Ceiling(work.NewVariants / (double)aDay);
        return ($"From {Number(figures.VariantLimitFrom)} variants on, Shopify lets a store make {Number(aDay)} new ones a day: these {Number(work.NewVariants)} take {(days == 1 ? "today's" : $"{days} days'")} share.",
            days - 1);
    }

    private static RouteForecast Delayed(RouteForecast route, int days) => days == 0 ? route : route with { Seconds = route.Seconds + (days * 86_400.0) };

    private static int Groups(int count, double ofEach) => (int)Math.Ceiling(count / ofEach);

    private static int Whole(double points) => (int)Math.Ceiling(points);
}

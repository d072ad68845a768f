using ShopifySync.Application.Pushing.InBulk;

namespace ShopifySync.Application.Pushing;

/// <summary>
/// What a forecast of a push rests on: learned from the store where there was something to learn from, else the values here. Those of
/// cost were measured on recorded answers; the speed of bulk mutations is published nowhere, so it begins cautiously.
/// </summary>
public sealed record PushFigures
{
    /// <summary>Points in the bucket now; null when unknown.</summary>
    public double? Available { get; init; }

    /// <summary>Points a second; null until the store has told it.</summary>
    public double? RestoreRate { get; init; }

    public double LatencySeconds { get; init; } = 0.1;

    /// <summary>Actual points of one reading of a few products.</summary>
    public double PointsPerRead { get; init; } = 18;

    /// <summary>How many products share a reading on the single route: those that workers asked for at about the same moment.</summary>
    public double IdsPerRead { get; init; } = 4;

    public double PointsPerBulkRead { get; init; } = 36;
    public int IdsPerBulkRead { get; init; } = 250;

    public IReadOnlyDictionary<PushDocumentKind, double> Points { get; init; } = new Dictionary<PushDocumentKind, double>();

    /// <summary>Our own work on a change by single calls, all workers together, when points do not hold it back.</summary>
    public double SingleSecondsPerChange { get; init; } = 0.012;

    /// <summary>Our own work on a change in bulk: reading and comparing before, settling after.</summary>
    public double BulkSecondsPerChange { get; init; } = 0.005;

    /// <summary>Lines that Shopify works off in a second, of one bulk operation.</summary>
    public double BulkLinesPerSecond { get; init; } = DefaultBulkLinesPerSecond;

    /// <summary>How many times as fast several files side by side are worked off as one: published nowhere either, so not at all until it was seen.</summary>
    public double BulkGainSideBySide { get; init; } = 1;

    public bool BulkSpeedIsLearned { get; init; }
    public int LinesPerFile { get; init; } = BulkPushLimits.LinesPerFile;

    /// <summary>Shopify runs five bulk mutations of an app at once (since version 2026-01).</summary>
    public int FilesAtOnce { get; init; } = 5;

    /// <summary>Variants in the store now.</summary>
    public int StoreVariants { get; init; }

    /// <summary>New variants a day once the store has <see cref="VariantLimitFrom"/>; null on plans without the limit.</summary>
    public int? VariantsADay { get; init; } = 1_000;

    public int VariantLimitFrom { get; init; } = 50_000;

    public const double DefaultBulkLinesPerSecond = 25;

    /// <summary>How many files so many lines fill, the last one in part; never less than one.</summary>
    public double FilesFilledBy(double lines) => Math.Max(1, lines / LinesPerFile);

    public double PointsOf(PushDocumentKind kind) => Points.TryGetValue(kind, out var known) ? known : kind switch
    {
        PushDocumentKind.ProductUpdate => 13,
        PushDocumentKind.VariantsUpdate or PushDocumentKind.VariantsCreate => 12,
        PushDocumentKind.ProductSet => 40,
        _ => 10,
    };
}

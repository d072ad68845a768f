using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>The learned figures of a store by name, as one reading of the table.</summary>
public sealed class StoreFigures
{
    public const string RestoreRate = "bucket.rate";
    public const string BucketSize = "bucket.size";
    public const string Latency = "latency";
    public const string PushSingleSeconds = "push.single.seconds";
    public const string PushSingleIdsPerRead = "push.single.ids";
    public const string PushSinglePointsPerRead = "push.single.read";
    public const string PushBulkSeconds = "push.bulk.seconds";
    public const string BulkLinesPerSecond = "push.bulk.lines";
    public const string BulkGainSideBySide = "push.bulk.gain";
    public const string PullPagesSeconds = "pull.pages.seconds";
    public const string PullBulkSeconds = "pull.bulk.seconds";
    public const string BulkProductsPerSecond = "pull.bulk.products";
    public const string PullPagesNewSeconds = "pull.pages.new";
    public const string PullPagesPoints = "pull.pages.points";
    public const string PullBulkNewSeconds = "pull.bulk.new";
    public const string PullBulkPoints = "pull.bulk.points";
    public const string PullBulkCalls = "pull.bulk.calls";

    private readonly IAppDbContext _db;
    private readonly StoreId _store;
    private readonly Dictionary<string, LearnedFigure> _known;

    private StoreFigures(IAppDbContext db, StoreId store, Dictionary<string, LearnedFigure> known) => (_db, _store, _known) = (db, store, known);

    public double? this[string name] => _known.TryGetValue(name, out var figure) ? figure.Value : null;

    public static string CostOf(string document, int size = 0) => size == 0 ? $"cost.{document}" : $"cost.{document}.{size}";

    public static async Task<StoreFigures> Load(IAppDbContext db, StoreId store, CancellationToken ct) =>
        new(db, store, await db.LearnedFigures.Where(f => f.StoreId == store).ToDictionaryAsync(f => f.Name, ct));

    /// <summary>Takes in what a run took: it varies, so the runs before it count too.</summary>
    public void Learn(string name, double? measured, DateTimeOffset at) => Take(name, measured, (figure, value) => figure.Learn(value, at), at);

    /// <summary>Takes in what the store told outright.</summary>
    public void Replace(string name, double? told, DateTimeOffset at) => Take(name, told, (figure, value) => figure.Replace(value, at), at);

    /// <summary>Takes in what the store's bucket is like, and how long its answers take.</summary>
    public void TakeIn(PointBudget? bucket, TimeSpan? latency, DateTimeOffset at)
    {
        Replace(RestoreRate, bucket?.RestoreRate, at);
        Replace(BucketSize, bucket?.Maximum, at);
        Replace(Latency, latency?.TotalSeconds, at);
    }

    private void Take(string name, double? value, Action<LearnedFigure, double> take, DateTimeOffset at)
    {
        if (value is not { } known || !double.IsFinite(known) || known < 0)
            return;

        if (_known.TryGetValue(name, out var figure))
            take(figure, known);
        else
            _db.LearnedFigures.Add(_known[name] = new LearnedFigure(_store, name, known, at));
    }
}

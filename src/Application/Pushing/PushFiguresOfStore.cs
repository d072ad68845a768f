using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>What is known of a store, as the figures of a forecast; what is not known keeps its stated default.</summary>
internal static class PushFiguresOfStore
{
    /// <summary>The document that reads products again before they are written.</summary>
    public const string ReadDocument = "ProductsByIds";

    public static async Task<PushFigures> Load(IAppDbContext db, Store store, IPointBudget budget, IDocumentCosts costs, int newVariants, CancellationToken ct)
    {
        var figures = await StoreFigures.Load(db, store.Id, ct);
        var plain = new PushFigures();
        var now = budget.Of(store.Id);
        var points = Enum.GetValues<PushDocumentKind>()
            .Select(kind => (kind, cost: costs.ActualOf(kind.ToString()) ?? figures[StoreFigures.CostOf(kind.ToString())]))
            .Where(known => known.cost is not null).ToDictionary(known => known.kind, known => known.cost!.Value);
        return plain with
        {
            // After a restart nothing has been called yet; the bucket has filled up meanwhile.
            Available = now?.Available ?? figures[StoreFigures.BucketSize],
            RestoreRate = now?.RestoreRate ?? figures[StoreFigures.RestoreRate],
            LatencySeconds = costs.Latency?.TotalSeconds ?? figures[StoreFigures.Latency] ?? plain.LatencySeconds,
            PointsPerRead = figures[StoreFigures.PushSinglePointsPerRead] ?? plain.PointsPerRead,
            IdsPerRead = figures[StoreFigures.PushSingleIdsPerRead] ?? plain.IdsPerRead,
            PointsPerBulkRead = Cost(plain.IdsPerBulkRead) ?? plain.PointsPerBulkRead,
            Points = points,
            SingleSecondsPerChange = figures[StoreFigures.PushSingleSeconds] ?? plain.SingleSecondsPerChange,
            BulkSecondsPerChange = figures[StoreFigures.PushBulkSeconds] ?? plain.BulkSecondsPerChange,
            BulkLinesPerSecond = figures[StoreFigures.BulkLinesPerSecond] ?? plain.BulkLinesPerSecond,
            BulkGainSideBySide = figures[StoreFigures.BulkGainSideBySide] ?? plain.BulkGainSideBySide,
            BulkSpeedIsLearned = figures[StoreFigures.BulkLinesPerSecond] is not null,
            StoreVariants = newVariants == 0 ? 0 : await db.Links.CountAsync(l => l.StoreId == store.Id && l.ResourceKind == ResourceKind.Variant, ct),
            VariantsADay = store.PlanName.Contains("plus", StringComparison.OrdinalIgnoreCase) ? null : plain.VariantsADay,
        };

        double? Cost(int size) => costs.ActualOf(ReadDocument, size) ?? figures[StoreFigures.CostOf(ReadDocument, size)];
    }
}

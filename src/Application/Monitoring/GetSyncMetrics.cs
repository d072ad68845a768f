using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>Figures from rows. What the rows do not tell is null, never zero.</summary>
public sealed record GetSyncMetricsQuery(StoreId? StoreId, int Days = 7) : IRequest<Result<SyncMetrics>>, IRequireRole
{
    public const int MostDays = 366;

    public static Role Needed => Role.Viewer;
}

/// <param name="LinkedProducts">Pairs of a product and a store that has it.</param>
/// <param name="Cost">What calls cost in the period, by document and by hour; null when no store was called.</param>
/// <param name="Webhooks">Null while none is registered and none came.</param>
public sealed record SyncMetrics(
    int Days, int Products, int LinkedProducts, WorkCounts Work, RunMetrics Runs, DateTimeOffset? LastPullAt, DateTimeOffset? LastPushAt, WebhookFigures? Webhooks, CallCosts? Cost = null);

/// <summary>The runs of the period.</summary>
/// <param name="SuccessRate">Of those that ended, the share that ended with all done; null when none ended.</param>
/// <param name="Points">What Shopify charged; null when no run called a store.</param>
public sealed record RunMetrics(
    int Started, int Ended, int Completed, int CompletedWithErrors, int Failed, int Cancelled, double? SuccessRate, double? AverageSeconds,
    double? ProductsPerSecond, int? Points, int? Calls);

internal sealed class GetSyncMetricsHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetSyncMetricsQuery, Result<SyncMetrics>>
{
    public async Task<Result<SyncMetrics>> Handle(GetSyncMetricsQuery query, CancellationToken ct)
    {
        var days = Math.Clamp(query.Days, 1, GetSyncMetricsQuery.MostDays);
        var since = clock.GetUtcNow().AddDays(-days);
        var batches = db.Batches.AsNoTracking().Where(b => query.StoreId == null || b.StoreId == query.StoreId);
        var runs = await batches.Where(b => b.StartedAt >= since)
            .Select(b => new Run(b.Kind, b.Status, b.StartedAt, b.EndedAt, b.Counts.Seen, b.Counts.Points, b.Counts.Calls)).ToListAsync(ct);
        var cost = await CallCostSums.Of(db, query.StoreId, since, days * 24, ct);
        return new SyncMetrics(
            days,
            await Counting.Products(db, query.StoreId, ct),
            await db.Links.CountAsync(l => l.ResourceKind == ResourceKind.Product && (query.StoreId == null || l.StoreId == query.StoreId), ct),
            await Counting.Work(db, query.StoreId, ct),
            Of(runs),
            await batches.Where(b => b.Kind == BatchKind.Pull).MaxAsync(b => b.EndedAt, ct),
            await batches.Where(b => b.Kind == BatchKind.Push).MaxAsync(b => b.EndedAt, ct),
            Webhooks: await WebhookFigures.Of(db, query.StoreId, since, ct),
            Cost: cost.ByDocument.Count == 0 ? null : cost);
    }

    private static RunMetrics Of(List<Run> runs)
    {
        var ended = runs.Where(b => b.EndedAt is not null).ToList();
        var decided = ended.Where(b => b.Status != BatchStatus.Cancelled).ToList();
        var pulls = ended.Where(b => b is { Kind: BatchKind.Pull, Seen: > 0 }).ToList();
        var seconds = pulls.Sum(Seconds);
        var called = runs.Where(b => b.Calls > 0).ToList();
        return new RunMetrics(
            runs.Count, ended.Count, Count(BatchStatus.Completed), Count(BatchStatus.CompletedWithErrors), Count(BatchStatus.Failed), Count(BatchStatus.Cancelled),
            decided.Count == 0 ? null : (double)Count(BatchStatus.Completed) / decided.Count,
            ended.Count == 0 ? null : ended.Average(Seconds),
            seconds > 0 ? pulls.Sum(b => b.Seen) / seconds : null,
            called.Count == 0 ? null : called.Sum(b => b.Points),
            called.Count == 0 ? null : called.Sum(b => b.Calls));

        int Count(BatchStatus status) => ended.Count(b => b.Status == status);
    }

    private static double Seconds(Run run) => (run.EndedAt!.Value - run.StartedAt).TotalSeconds;

    /// <summary>What is summed of a batch; a year of them is not loaded whole.</summary>
    private sealed record Run(BatchKind Kind, BatchStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Seen, int Points, int Calls);
}

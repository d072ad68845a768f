using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>The last runs, how runs of each kind went in the last thirty days, and how the stores' webhooks stand.</summary>
public sealed record GetSyncOverviewQuery(StoreId? StoreId) : IRequest<Result<SyncOverview>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <param name="Webhooks">Null while nothing was registered and nothing came.</param>
public sealed record SyncOverview(IReadOnlyList<BatchRow> RecentRuns, IReadOnlyList<KindOfRun> ByType, WebhookFigures? Webhooks);

/// <param name="SuccessRate">Of those that ended and were not cancelled, the share that ended with all done; null when none did.</param>
/// <param name="LastSuccessAt">Of all time.</param>
public sealed record KindOfRun(BatchKind Type, int Started, int Completed, int Failed, double? SuccessRate, DateTimeOffset? LastStartedAt, DateTimeOffset? LastSuccessAt);

internal sealed class GetSyncOverviewHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetSyncOverviewQuery, Result<SyncOverview>>
{
    private const int ShownRuns = 10;
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);

    public async Task<Result<SyncOverview>> Handle(GetSyncOverviewQuery query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - Period;
        var batches = db.Batches.AsNoTracking().Where(b => query.StoreId == null || b.StoreId == query.StoreId);
        var recent = await batches.OrderByDescending(b => b.Seq).Take(ShownRuns).WithStores(db).ToListAsync(ct);
        var counts = await batches.Where(b => b.StartedAt >= since).GroupBy(b => new { b.Kind, b.Status })
            .Select(g => new { g.Key.Kind, g.Key.Status, Count = g.Count() }).ToListAsync(ct);
        var started = await batches.GroupBy(b => b.Kind).Select(g => new { Kind = g.Key, At = g.Max(b => b.StartedAt) }).ToDictionaryAsync(g => g.Kind, g => g.At, ct);
        var succeeded = await batches.Where(b => b.Status == BatchStatus.Completed).GroupBy(b => b.Kind)
            .Select(g => new { Kind = g.Key, At = g.Max(b => b.EndedAt) }).ToDictionaryAsync(g => g.Kind, g => g.At, ct);

        return new SyncOverview(
            [.. recent.Select(b => b.ToRow(now))],
            [.. started.Keys.Order().Select(Of)],
            await WebhookFigures.Of(db, query.StoreId, since, ct));

        KindOfRun Of(BatchKind kind)
        {
            var (completed, failed) = (Count(BatchStatus.Completed), Count(BatchStatus.Failed) + Count(BatchStatus.CompletedWithErrors));
            return new KindOfRun(
                kind, counts.Where(c => c.Kind == kind).Sum(c => c.Count), completed, failed, completed + failed == 0 ? null : (double)completed / (completed + failed),
                started[kind], succeeded.GetValueOrDefault(kind));

            int Count(BatchStatus status) => counts.Where(c => c.Kind == kind && c.Status == status).Sum(c => c.Count);
        }
    }
}

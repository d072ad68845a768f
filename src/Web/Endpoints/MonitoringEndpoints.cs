using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

internal static class MonitoringEndpoints
{
    public static void MapMonitoringEndpoints(this IEndpointRouteBuilder api)
    {
        var sync = api.MapGroup("/api/sync").WithTags("Monitoring");
        sync.MapGet("/metrics", (IMediator mediator, CancellationToken ct, Guid? storeId = null, int days = 7) => Metrics(storeId, days, mediator, ct)).Produces<SyncMetrics>();
        sync.MapGet("/status", Status).Produces<Dashboard>();
        sync.MapGet("/", async (IMediator mediator, CancellationToken ct, Guid? storeId = null) =>
            (await mediator.Send(new GetSyncOverviewQuery(Store(storeId)), ct)).ToHttp()).Produces<SyncOverview>();
        sync.MapGet("/recent-activity", Activity).Produces<Page<ActivityRow>>();
        api.MapGet("/api/dashboard/sync-metrics", (IMediator mediator, CancellationToken ct, Guid? storeId = null, int days = 7) => Metrics(storeId, days, mediator, ct))
            .WithTags("Monitoring").Produces<SyncMetrics>();
    }

    private static async Task<IResult> Metrics(Guid? storeId, int days, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetSyncMetricsQuery(Store(storeId), days), ct)).ToHttp();

    private static async Task<IResult> Status(IMediator mediator, CancellationToken ct, Guid? storeId = null) =>
        (await mediator.Send(new GetDashboardQuery(Store(storeId)), ct)).ToHttp();

    private static async Task<IResult> Activity(IMediator mediator, CancellationToken ct, Guid? storeId = null, int limit = 50, string? cursor = null) =>
        (await mediator.Send(new ListActivityQuery(Store(storeId), new PageRequest(limit, cursor)), ct))
            .ToHttp(page => Results.Ok(Page.Of(page)));

    private static StoreId? Store(Guid? id) => id is { } value ? new StoreId(value) : null;
}

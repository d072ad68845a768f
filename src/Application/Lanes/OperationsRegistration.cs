using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Applying;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Pushing.InBulk;

namespace ShopifySync.Application.Lanes;

/// <summary>Every kind of operation and its handler: to add one, add its line.</summary>
public static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<LaneSignals>().AddSingleton<LaneGauges>().AddSingleton<LaneRunner>().AddSingleton<FreshReads>();
        services.AddScoped<OperationQueue>().AddScoped<Dependants>().AddScoped<BatchCloser>().AddScoped<OperationRun>();
        services.AddScoped<ChangeApplication>().AddScoped<LinkComparer>().AddScoped<FirstContact>().AddScoped<RemoteComparison>().AddScoped<LearnFromPush>().AddScoped<LearnFromPull>().AddScoped<PullForecasts>().AddScoped<GoneProducts>().AddScoped<BulkPullRecovery>();

        Kind<PullPage>(PullPage.Kind);
        Kind<PullSelected>(PullSelected.Kind);
        Kind<PullMissing>(PullMissing.Kind);
        Kind<BulkPullStart>(BulkPullStart.Kind);
        Kind<BulkPullPoll>(BulkPullPoll.Kind);
        Kind<BulkPullDownload>(BulkPullDownload.Kind);
        Kind<BulkPullIngest>(BulkPullIngest.Kind);
        Kind<BulkPullFinish>(BulkPullFinish.Kind);
        Kind<CancelBulkRun>(CancelBulkRun.Kind);
        Kind<ReleaseApprovals>(ReleaseApprovals.Kind);
        Kind<ApplyChanges>(ApplyChanges.Kind);
        Kind<PushProduct>(PushProduct.Kind);
        Kind<PrepareBulkPush>(PrepareBulkPush.Kind);
        Kind<SendBulkPush>(SendBulkPush.Kind);
        Kind<SettleBulkPush>(SettleBulkPush.Kind);
        return services;

        void Kind<THandler>(string kind)
            where THandler : class, IOperationHandler => services.AddKeyedScoped<IOperationHandler, THandler>(kind);
    }
}

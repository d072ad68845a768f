using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ShopifySync.Application.Cleaning;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Scheduling;
using ShopifySync.Infrastructure.Scheduling;

namespace ShopifySync.Infrastructure.Lanes;

internal static class LanesRegistration
{
    /// <summary>Lanes wait on I/O most of the time, so the pool is wide.</summary>
    private const int Threads = 64;

    public static IServiceCollection AddLanes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LaneOptions>().Bind(configuration.GetSection(LaneOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.MinWorkers <= o.MaxWorkers, "Lanes:MinWorkers must not be above Lanes:MaxWorkers.").ValidateOnStart();
        services.AddOptions<ScheduleDefaults>().Bind(configuration.GetSection(ScheduleDefaults.Section))
            .Validate(o => CronExpression.TryParse(o.Products, out _), "Schedules:Products is not a cron expression of six or seven fields, such as '0 0 * * * ?' (every hour).")
            .Validate(o => CronExpression.TryParse(o.Reconcile, out _), "Schedules:Reconcile is not a cron expression of six or seven fields, such as '0 30 3 * * ?' (every night).")
            .Validate(o => CronExpression.TryParse(o.Webhooks, out _), "Schedules:Webhooks is not a cron expression of six or seven fields, such as '0 0 * * * ?' (every hour).")
            .Validate(o => CronExpression.TryParse(o.CleanUp, out _), "Schedules:CleanUp is not a cron expression of six or seven fields, such as '0 0 2 * * ?' (every night).").ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOperations();
        services.AddSingleton<LanesHere>().AddSingleton<LaneFence>().AddSingleton<ILaneFence>(s => s.GetRequiredService<LaneFence>());
        services.AddHostedService(s => s.GetRequiredService<LaneFence>());
        services.AddSingleton<QuartzLaneWaker>().AddSingleton<ILaneWaker>(s => s.GetRequiredService<QuartzLaneWaker>());
        services.AddSingleton<ILanePressure, LanePressure>();
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => o.InstanceName = "ShopifySync");
            q.UseDefaultThreadPool(p => p.MaxConcurrency = Threads);
            QuartzCluster.Configure(q, configuration);
        });
        services.AddSingleton<QuartzSyncScheduler>().AddSingleton<ISyncScheduler>(s => s.GetRequiredService<QuartzSyncScheduler>());
        services.AddHostedService<LaneSweep>();
        services.AddHostedService<SchedulesAtStart>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}

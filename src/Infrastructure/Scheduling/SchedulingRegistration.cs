using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ShopifySync.Application.Cleaning;
using ShopifySync.Application.Scheduling;

namespace ShopifySync.Infrastructure.Scheduling;

internal static class SchedulingRegistration
{
    /// <summary>Before the lanes, whose registration starts Quartz: schedules are in force from its first moment.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScheduleDefaults>().Bind(configuration.GetSection(ScheduleDefaults.Section))
            .Validate(o => CronExpression.TryParse(o.Products, out _), "Schedules:Products is not a cron expression of six or seven fields, such as '0 0 * * * ?' (every hour).")
            .Validate(o => CronExpression.TryParse(o.Reconcile, out _), "Schedules:Reconcile is not a cron expression of six or seven fields, such as '0 30 3 * * ?' (every night).")
            .Validate(o => CronExpression.TryParse(o.Webhooks, out _), "Schedules:Webhooks is not a cron expression of six or seven fields, such as '0 0 * * * ?' (every hour).")
            .Validate(o => CronExpression.TryParse(o.CleanUp, out _), "Schedules:CleanUp is not a cron expression of six or seven fields, such as '0 0 2 * * ?' (every night).").ValidateOnStart();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QuartzSyncScheduler>().AddSingleton<ISyncScheduler>(s => s.GetRequiredService<QuartzSyncScheduler>());
        services.AddHostedService<SchedulesAtStart>();
        return services;
    }
}
